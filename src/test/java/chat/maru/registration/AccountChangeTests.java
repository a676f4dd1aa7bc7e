package chat.maru.registration;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

import chat.maru.account.Account;
import chat.maru.session.PhoneLinks;
import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Changes of a name, and the deletion of an account. */
@MaruTest
class AccountChangeTests {

	private static final String PASSWORD = "tulip engine harvest";

	@Autowired
	private Maru maru;

	@Autowired
	private PhoneLinks links;

	@Test
	void aNewNameIsOnWhatWasWrittenAndOnWhatIsWrittenNext() {
		Guest guest = this.maru.guest();
		String room = this.maru.room();
		StompSocket socket = this.maru.socket(Transport.NATIVE, guest);
		socket.subscribe("s", "/topic/chat." + room);
		socket.post(room, "before");
		assertThat(author(socket).get("name").stringValue()).isEqualTo(guest.name());
		String name = name();
		assertThat(rename(guest, name)).isEqualTo(200);
		socket.post(room, "after");
		assertThat(author(socket).get("name").stringValue()).isEqualTo(name);
		this.maru.socket(Transport.NATIVE, guest).post(room, "over another connection, by the same token");
		assertThat(author(socket).get("name").stringValue()).isEqualTo(name);
		JsonNode history = history(room, guest);
		assertThat(history.at("/messages/0/author/name").stringValue()).isEqualTo(name);
		JsonNode me = Posts.json(this.maru.http().get("/api/me", "Authorization", guest.bearer()).body());
		assertThat(me.get("name").stringValue()).isEqualTo(name);
		assertThat(me.get("id").stringValue()).isEqualTo(guest.id());
	}

	@Test
	void cachedEventsHaveTheNewName() {
		Guest guest = this.maru.guest();
		String room = this.maru.room();
		StompSocket socket = this.maru.socket(Transport.NATIVE, guest);
		// A live reader, so the encoded event is cached.
		socket.subscribe("s", "/topic/chat." + room);
		socket.post(room, "before");
		assertThat(author(socket).get("name").stringValue()).isEqualTo(guest.name());
		String name = name();
		assertThat(rename(guest, name)).isEqualTo(200);
		StompSocket later = this.maru.socket(Transport.NATIVE, this.maru.guest());
		later.subscribe("s", "/topic/chat." + room, "after:0");
		assertThat(author(later).get("name").stringValue()).isEqualTo(name);
	}

	@Test
	void othersSeeTheNewName() {
		Guest guest = this.maru.guest();
		StompSocket watcher = this.maru.socket(Transport.NATIVE, this.maru.guest());
		watcher.subscribe("p", "/topic/presence");
		this.maru.socket(Transport.NATIVE, guest);
		awaitJoined(watcher, guest.name());
		String name = name();
		rename(guest, name);
		awaitJoined(watcher, name);
	}

	@Test
	void aTakenOrReservedNameIsRefused() {
		Guest guest = this.maru.guest();
		assertThat(rename(guest, this.maru.guest().name().toUpperCase(java.util.Locale.ROOT))).isEqualTo(409);
		assertThat(rename(guest, " ")).isEqualTo(422);
		assertThat(rename(guest, "x".repeat(41))).isEqualTo(422);
		assertThat(rename(guest, guest.name().toUpperCase(java.util.Locale.ROOT))).isEqualTo(200);
	}

	@Test
	void aNameThatLooksLikeThatOfAnotherAccountIsRefused() {
		Guest guest = this.maru.guest();
		assertThat(rename(guest, this.maru.guest().name().replace('e', 'е'))).isEqualTo(409);
		assertThat(rename(guest, "Аdministrator")).isEqualTo(422);
		assertThat(rename(guest, guest.name().replace('e', 'е'))).as("one's own").isEqualTo(200);
		assertThat(rename(this.maru.guest(), guest.name())).as("in the letters before").isEqualTo(409);
	}

	@Test
	void theNumberOfNameChangesIsLimited() {
		Guest guest = this.maru.guest();
		for (int i = 0; i < 5; i++) {
			assertThat(rename(guest, name())).isEqualTo(200);
		}
		assertThat(rename(guest, name())).isEqualTo(429);
	}

	@Test
	void aDeletedAccountIsGoneAndWhatItWroteStays() {
		Browser browser = this.maru.browser();
		String name = name();
		browser.join(name);
		browser.choosePassword(PASSWORD);
		String room = this.maru.room();
		StompSocket socket = this.maru.socket(Transport.NATIVE, browser.handshake());
		socket.connect("X-CSRF-TOKEN:" + browser.csrf());
		socket.post(room, "it stays");
		assertThat(browser.submit("/account", "/account/delete", "present", "wrong").statusCode()).isEqualTo(422);
		assertThat(browser.submit("/account", "/account/delete", "present", PASSWORD).statusCode()).isEqualTo(302);
		socket.awaitClosed();
		assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
		assertThat(this.maru.browser().logIn(name, PASSWORD).statusCode()).isEqualTo(422);
		JsonNode message = history(room, this.maru.guest()).at("/messages/0");
		assertThat(message.get("text").stringValue()).isEqualTo("it stays");
		assertThat(message.at("/author/deleted").booleanValue()).isTrue();
		assertThat(message.toString()).doesNotContain(name);
		assertThat(this.maru.guest(name).name()).isEqualTo(name);
	}

	@Test
	void theTokensOfADeletedAccountAreInvalid() {
		Guest guest = this.maru.guest();
		Browser browser = this.maru.browser();
		this.maru.http()
			.putJson("/api/me/password", "{\"chosen\":\"" + PASSWORD + "\"}", "Authorization", guest.bearer());
		browser.logIn(guest.name(), PASSWORD);
		StompSocket socket = this.maru.socket(Transport.NATIVE, guest);
		assertThat(browser.submit("/account", "/account/delete", "present", PASSWORD).statusCode()).isEqualTo(302);
		socket.awaitClosed();
		assertThat(this.maru.http().get("/api/me", "Authorization", guest.bearer()).statusCode()).isEqualTo(401);
	}

	@Test
	void aCodeLetsAPhoneInOnce() {
		Browser desk = this.maru.browser();
		String name = name();
		desk.join(name);
		assertThat(desk.submit("/account", "/account/phone").body()).contains("class=\"phone-code\"");
		String link = link(desk);
		Browser phone = this.maru.browser();
		// Opening the link does not use it up.
		assertThat(phone.get(link).statusCode()).isEqualTo(200);
		assertThat(phone.get(link).body()).contains(name);
		assertThat(phone.submit(link, link).statusCode()).isEqualTo(302);
		assertThat(phone.get("/api/me").body()).isEqualTo(desk.get("/api/me").body());
		Browser other = this.maru.browser();
		assertThat(other.get(link).statusCode()).isEqualTo(404);
		assertThat(other.form(link, other.csrf()).statusCode()).isEqualTo(404);
		assertThat(other.get("/api/me").statusCode()).isEqualTo(401);
	}

	@Test
	void aCodeDoesNotOutliveTheSessionThatMadeIt() {
		Browser owner = this.maru.browser();
		String name = name();
		owner.join(name);
		owner.choosePassword(PASSWORD);
		String ended = madeByAnother(name);
		owner.submit("/account", "/account/sessions/end-others");
		String passwordBefore = madeByAnother(name);
		owner.submit("/account", "/account/password", "present", PASSWORD, "chosen", "window river seventeen");
		for (String link : List.of(ended, passwordBefore)) {
			Browser phone = this.maru.browser();
			assertThat(phone.get(link).statusCode()).isEqualTo(404);
			assertThat(phone.form(link, phone.csrf()).statusCode()).isEqualTo(404);
			assertThat(phone.get("/api/me").statusCode()).isEqualTo(401);
		}
		String own = link(owner);
		assertThat(this.maru.browser().submit(own, own).statusCode()).isEqualTo(302);
	}

	@Test
	void theBrowserThatShowsACodeHearsThatItWasUsedAndNoOtherDoes() {
		Browser desk = this.maru.browser();
		desk.join(name());
		Browser stranger = this.maru.browser();
		stranger.join(name());
		String link = link(desk);
		String state = "/account/phone/" + PhoneLinks.key(link.substring("/phone/".length()));
		assertThat(desk.get(state).body()).isEqualTo("{\"state\":\"open\"}");
		assertThat(stranger.get(state).body()).isEqualTo("{\"state\":\"over\"}");
		Browser phone = this.maru.browser();
		assertThat(phone.submit(link, link).statusCode()).isEqualTo(302);
		assertThat(desk.get(state).body()).isEqualTo("{\"state\":\"used\"}");
		assertThat(stranger.get(state).body()).isEqualTo("{\"state\":\"over\"}");
		assertThat(desk.get("/account/phone/nothing").body()).isEqualTo("{\"state\":\"over\"}");
	}

	@Test
	void aPhoneCodeOfABannedAccountSaysSo() {
		Browser desk = this.maru.browser();
		desk.join(name());
		Browser open = this.maru.browser();
		open.join(name());
		// By a session that the ban does not end, as where both happen at once.
		String link = "/phone/" + this.links.make(account(desk), session(open));
		Browser phone = this.maru.browser();
		String csrf = phone.csrf(link);
		this.maru.http()
			.postJson("/api/admin/bans", "{\"account\":\"" + account(desk).id() + "\"}", "Authorization",
					this.maru.administrator().bearer());
		HttpResponse<String> answer = phone.form(link, csrf);
		assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?refused=account-banned");
		assertThat(phone.follow(answer).body()).contains("You have been banned");
	}

	/** A link of a user who knows the password and does not stay. */
	private String madeByAnother(String name) {
		Browser other = this.maru.browser();
		other.logIn(name, PASSWORD);
		String link = link(other);
		assertThat(this.maru.browser().get(link).statusCode()).isEqualTo(200);
		return link;
	}

	private String link(Browser browser) {
		return "/phone/" + this.links.make(account(browser), session(browser));
	}

	private static String session(Browser browser) {
		return browser.session();
	}

	private static Account account(Browser browser) {
		JsonNode me = Posts.json(browser.get("/api/me").body());
		return new Account(me.get("id").stringValue(), me.get("name").stringValue());
	}

	private int rename(Guest guest, String name) {
		return this.maru.http()
			.putJson("/api/me/name", "{\"name\":\"" + name + "\"}", "Authorization", guest.bearer())
			.statusCode();
	}

	private JsonNode history(String room, Guest guest) {
		return Posts
			.json(this.maru.http().get("/api/rooms/" + room + "/messages", "Authorization", guest.bearer()).body());
	}

	private static JsonNode author(StompSocket socket) {
		return socket.event("s").at("/message/author");
	}

	private static void awaitJoined(StompSocket watcher, String name) {
		JsonNode event = watcher.event("p");
		while (!event.get("joined").toString().contains(name)) {
			event = watcher.event("p");
		}
	}

	private static String name() {
		return "Member " + UUID.randomUUID().toString().substring(0, 13);
	}

}
