package chat.maru.session;

import java.nio.file.Path;

import chat.maru.MaruApplication;
import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Sessions and tokens survive a restart. */
class SessionTests {

	@TempDir
	private Path data;

	@Test
	void peopleAndProgramsAreStillThemselvesAfterARestart() {
		Browser browser;
		Guest guest;
		String link;
		try (ConfigurableApplicationContext context = start()) {
			Maru maru = context.getBean(Maru.class);
			guest = maru.guest("A program");
			browser = maru.browser();
			browser.join("A person");
			Account person = context.getBean(Accounts.class).find(id(browser)).orElseThrow();
			String session = context.getBean(Sessions.class).of(person, null).get(0).key();
			link = "/phone/" + context.getBean(PhoneLinks.class).make(person, session);
			StompSocket socket = maru.socket(Transport.NATIVE, guest);
			socket.post("lobby", "before");
			socket.subscribe("me", "/user/queue/events");
			read(maru, guest, 1);
			assertThat(socket.event("me").get("seq").longValue()).isEqualTo(1);
		}
		try (ConfigurableApplicationContext context = start()) {
			Maru maru = context.getBean(Maru.class);
			Browser later = browser.at(maru.url());
			assertThat(Posts.json(later.get("/api/me").body()).get("name").stringValue()).isEqualTo("A person");
			Browser phone = maru.browser();
			assertThat(phone.submit(link, link).statusCode()).isEqualTo(302);
			assertThat(id(phone)).isEqualTo(id(later));
			StompSocket person = maru.socket(Transport.NATIVE, later.handshake());
			person.connect("X-CSRF-TOKEN:" + later.csrf());
			person.subscribe("s", "/topic/chat", "after:0");
			maru.socket(Transport.NATIVE, guest).post("lobby", "after");
			assertThat(Posts.text(person.event("s"))).isEqualTo("before");
			assertThat(person.event("s").at("/message/author/id").stringValue()).isEqualTo(guest.id());
			// Read on another device, before this one is back.
			read(maru, guest, 2);
			StompSocket program = maru.socket(Transport.XHR_POLLING, guest);
			program.subscribe("me", "/user/queue/events", "after:1");
			assertThat(program.event("me").get("readSeq").longValue()).isEqualTo(2);
		}
	}

	private static String id(Browser browser) {
		return Posts.json(browser.get("/api/me").body()).get("id").stringValue();
	}

	private static void read(Maru maru, Guest guest, long seq) {
		assertThat(maru.http()
			.putJson("/api/rooms/lobby/read", "{\"seq\":" + seq + '}', "Authorization", guest.bearer())
			.statusCode()).isEqualTo(204);
	}

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(MaruApplication.class, Maru.class).run("--server.port=0",
				"--maru.data=" + this.data, "--maru.limits.guests-per-minute=0");
	}

}
