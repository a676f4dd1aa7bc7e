package chat.maru.socket;

import java.util.List;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.StompFrame;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Texts and credentials of users appear neither in the logs nor in errors. */
@MaruTest
@ExtendWith(OutputCaptureExtension.class)
class SilenceTests {

	private static final String SECRET = "between-you-and-me-4711";

	@Autowired
	private Maru maru;

	/** Another test that started and stopped a server may have reset the log levels. */
	@BeforeEach
	void silenceTheClient() {
		LoggingSystem.get(getClass().getClassLoader())
			.setLogLevel("org.springframework.web.socket.sockjs.client", LogLevel.OFF);
	}

	@ParameterizedTest
	@EnumSource
	void nothingThatWasSentIsLoggedOrReturned(Transport transport, CapturedOutput output) {
		Guest guest = this.maru.guest();
		String room = this.maru.room();
		StompSocket socket = this.maru.socket(transport, guest);
		socket.subscribe("s", "/topic/chat." + room);
		socket.post(room, SECRET);
		assertThat(Posts.text(socket.event("s"))).isEqualTo(SECRET);
		List<String> refused = List.of(SECRET, "{\"" + SECRET, "[\"" + SECRET + "\"]", Posts.body(5, SECRET),
				Posts.body(Posts.clientId(), List.of(SECRET)), Posts.body(SECRET + "\u0000"),
				Posts.body(SECRET.repeat(200)),
				"{\"clientId\":\"" + Posts.clientId() + "\",\"text\":\"" + SECRET + "\\ud800\"}");
		for (String body : refused) {
			socket.send("SEND", body, "destination:/app/chat." + room);
			assertThat(socket.refusal().toString()).doesNotContain(SECRET);
		}
		for (String destination : List.of("/topic/chat", "/app/" + SECRET, "/app/chat." + SECRET,
				"/app/chat.a/" + SECRET)) {
			socket.send("SEND", Posts.body(SECRET), "destination:" + destination);
			assertThat(socket.refusal().toString()).doesNotContain(SECRET);
		}
		socket.send("SEND", SECRET, "content-length:" + SECRET, SECRET + ":" + SECRET);
		assertThat(socket.refusal().toString()).doesNotContain(SECRET);
		for (String destination : List.of("/topic/" + SECRET, "/topic/chat." + SECRET, "/queue/*")) {
			socket.send("SUBSCRIBE", "", "id:x", "destination:" + destination);
			assertThat(socket.refusal().toString()).doesNotContain(SECRET);
		}
		for (String garbage : List.of(SECRET + "\n\n\0", "SEND\n" + SECRET + "\n\n\0", "SEND\na:\\" + SECRET + "\n\n\0",
				"SEND\ncontent-length:3\n\n" + SECRET + '\0',
				StompFrame.of("SEND", SECRET.repeat(4_000), "destination:/app/chat"),
				StompFrame.of("CONNECT", "", "Authorization:Bearer " + SECRET))) {
			StompSocket broken = this.maru.socket(transport, guest);
			broken.sendText(garbage);
			silent(broken);
		}
		StompSocket unknown = this.maru.socket(transport);
		unknown.send("CONNECT", "", "Authorization:Bearer " + SECRET, "accept-version:1.2");
		silent(unknown);
		StompSocket early = this.maru.socket(transport);
		early.send("SEND", SECRET, "destination:/app/chat");
		silent(early);
		assertThat(this.maru.http().get("/api/me", "Authorization", "Bearer " + SECRET).body()).doesNotContain(SECRET);
		assertThat(this.maru.http().postJson("/api/guests", "{\"name\":\"" + SECRET + "\u202e\"}").body())
			.doesNotContain(SECRET);
		assertThat(this.maru.http().postJson("/api/guests", "{\"name\":" + SECRET).body()).doesNotContain(SECRET);
		assertThat(output.getAll()).doesNotContain(SECRET, guest.token(), "\tat ");
	}

	private static void silent(StompSocket socket) {
		StompFrame error = socket.next("ERROR");
		assertThat(error.header("code")).isNotEqualTo("server-error");
		assertThat(error.toString()).doesNotContain(SECRET, "Exception", "chat.maru", "springframework");
		socket.awaitClosed();
	}

}
