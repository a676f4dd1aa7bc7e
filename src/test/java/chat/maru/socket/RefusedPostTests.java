package chat.maru.socket;

import java.util.Locale;
import java.util.stream.Stream;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * An invalid post is refused with a code, stores nothing, and does not end the
 * connection.
 */
@MaruTest
class RefusedPostTests {

	private static final String CLIENT_ID = "0b8f7f1e-93b5-4b9f-9a55-0d4f2a1c6e77";

	@Autowired
	private Maru maru;

	static Stream<Arguments> bodies() {
		return Stream.of(arguments("", "payload-malformed"), arguments("not JSON", "payload-malformed"),
				arguments("{", "payload-malformed"), arguments("[]", "payload-malformed"),
				arguments("[{\"clientId\":\"" + CLIENT_ID + "\",\"text\":\"a\"}]", "payload-malformed"),
				arguments("null", "payload-malformed"), arguments("\"text\"", "payload-malformed"),
				arguments("1", "payload-malformed"), arguments("true", "payload-malformed"),
				arguments("{\"clientId\":\"" + CLIENT_ID + "\",\"text\":\"a\"} {}", "payload-malformed"),
				arguments("{\"clientId\":\"" + CLIENT_ID + "\",\"text\":\"a\",}", "payload-malformed"),
				arguments("[".repeat(20_000), "payload-malformed"), arguments("{}", "client-id-invalid"),
				arguments("{\"text\":\"a\"}", "client-id-invalid"),
				arguments("{\"clientId\":\"" + CLIENT_ID + "\"}", "text-missing"),
				arguments("{\"clientId\":\"" + CLIENT_ID + "\",\"text\":null}", "text-missing"),
				arguments("{\"clientId\":\"" + CLIENT_ID + "\",\"text\":5}", "text-missing"),
				arguments("{\"clientId\":\"" + CLIENT_ID + "\",\"text\":true}", "text-missing"),
				arguments("{\"clientId\":\"" + CLIENT_ID + "\",\"text\":[\"a\"]}", "text-missing"),
				arguments("{\"clientId\":\"" + CLIENT_ID + "\",\"text\":{\"a\":1}}", "text-missing"),
				arguments("{\"clientId\":\"" + CLIENT_ID + "\",\"text\":\"a\\u0000b\"}", "payload-malformed"),
				arguments("{\"clientId\":\"" + CLIENT_ID + "\",\"text\":\"a\\ud800b\"}", "payload-malformed"),
				arguments("{\"clientId\":\"" + CLIENT_ID + "\",\"text\":\"a\\udc00\\ud800b\"}", "payload-malformed"),
				arguments("{\"clientId\":null,\"text\":\"a\"}", "client-id-invalid"),
				arguments("{\"clientId\":7,\"text\":\"a\"}", "client-id-invalid"));
	}

	@ParameterizedTest
	@MethodSource("bodies")
	void anInvalidBodyIsRefused(String body, String code) {
		refused(body, code);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\n", " \t\r\n ", "\u200b", "\u3164", "\u200b\u2060\ufeff", "\u115f\u1160",
			"\u00a0\u2003", "\u2028\u2029", "\u202e", "\u2800", "\uffa0" })
	void aTextWithoutVisibleCharactersIsBlank(String text) {
		refused(Posts.body(CLIENT_ID, text), "text-blank");
	}

	@Test
	void moreThan4000CharactersAreTooMany() {
		refused(Posts.body(CLIENT_ID, "a".repeat(4_001)), "text-too-long");
		refused(Posts.body(CLIENT_ID, "🎉".repeat(4_001)), "text-too-long");
	}

	@Test
	void fourThousandCharactersOfAnyKindAreAccepted() {
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.maru.guest());
		String room = this.maru.room();
		socket.subscribe("s", "/topic/chat." + room);
		for (String character : new String[] { "a", "마", "🎉", "\\", "\u0001" }) {
			socket.post(room, "." + character.repeat(3_999));
			assertThat(Posts.text(socket.event("s"))).isEqualTo("." + character.repeat(3_999));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "0b8f7f1e93b54b9f9a550d4f2a1c6e77", "0b8f7f1e-93b5-4b9f-9a55-0d4f2a1c6e7",
			"0b8f7f1e-93b5-4b9f-9a55-0d4f2a1c6e7g", "{0b8f7f1e-93b5-4b9f-9a55-0d4f2a1c6e77}",
			" 0b8f7f1e-93b5-4b9f-9a55-0d4f2a1c6e77", "0b8f7f1e-93b5-4b9f-9a55-0d4f2a1c6e77\n", "1-1-1-1-1",
			"٠b8f7f1e-93b5-4b9f-9a55-0d4f2a1c6e77" })
	void aClientIdThatIsNotAUuidIsRefused(String clientId) {
		refused(Posts.body(clientId, "a"), "client-id-invalid");
	}

	@Test
	void onesClientIdFromAnotherRoomIsRefused() {
		Guest guest = this.maru.guest();
		StompSocket socket = this.maru.socket(Transport.NATIVE, guest);
		String body = Posts.body("the first");
		socket.send("SEND", body, "destination:/app/chat." + this.maru.room(), "receipt:here");
		socket.receipt("here");
		long stored = this.maru.stored();
		String elsewhere = this.maru.room();
		socket.send("SEND", body, "destination:/app/chat." + elsewhere, "receipt:there");
		JsonNode refusal = socket.refusal();
		assertThat(refusal.get("code").stringValue()).isEqualTo("client-id-taken");
		assertThat(refusal.get("receipt").stringValue()).isEqualTo("there");
		assertThat(refusal.has("retryAfterMillis")).isFalse();
		assertThat(this.maru.stored()).isEqualTo(stored);
		socket.post(elsewhere, "under another clientId");
	}

	@Test
	void anotherAccountsClientIdCanBeUsed() {
		String room = this.maru.room();
		String body = Posts.body("the first");
		long stored = this.maru.stored();
		for (int i = 0; i < 2; i++) {
			StompSocket socket = this.maru.socket(Transport.NATIVE, this.maru.guest());
			socket.send("SEND", body, "destination:/app/chat." + room, "receipt:sent");
			socket.receipt("sent");
		}
		assertThat(this.maru.stored()).as("two messages and their entries").isEqualTo(stored + 4);
	}

	@Test
	void aClientIdIsTheSameInUpperCase() {
		String room = this.maru.room();
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.maru.guest());
		String clientId = Posts.clientId();
		for (String sent : new String[] { clientId, clientId.toUpperCase(Locale.ROOT) }) {
			socket.send("SEND", Posts.body(sent, "a"), "destination:/app/chat." + room, "receipt:" + sent);
			socket.receipt(sent);
		}
		long stored = this.maru.stored();
		socket.post(room, "b");
		assertThat(this.maru.stored()).isEqualTo(stored + 2);
		socket.subscribe("s", "/topic/chat." + room, "after:0");
		assertThat(Posts.text(socket.event("s"))).isEqualTo("a");
		assertThat(Posts.text(socket.event("s"))).isEqualTo("b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/app/chat.nowhere", "/app/chat.Lobby", "/app/chat.lobby ", "/app/chat.lobby.x",
			"/app/chat.", "/app/chat.{room}", "/app/chat.*", "/app/chat.%6cobby" })
	void aMissingRoomIsUnknown(String destination) {
		refused(Posts.body("a"), destination, "room-unknown");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/topic/chat", "/topic/chat.lobby", "/topic/presence", "/topic/other", "/queue/errors",
			"/queue/other", "/user/queue/errors", "/user/somebody/queue/errors", "/app/other", "/app/chat/", "/app",
			"/app/chatter", "/app//chat", "app/chat", "/", "/app/../topic/chat", "/app/*", "/app/chat.a/b",
			"/app/chat.lobby/../x" })
	void onlyRoomsCanBePostedTo(String destination) {
		refused(Posts.body("a"), destination, "destination-refused");
	}

	@Test
	void aSendWithoutADestinationIsRefused() {
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.maru.guest());
		socket.send("SEND", Posts.body("a"), "receipt:lost");
		assertThat(socket.refusal().get("code").stringValue()).isEqualTo("destination-refused");
		socket.post(this.maru.room(), "still here");
	}

	@ParameterizedTest
	@EnumSource
	void aRefusalNamesItsPostOverEveryTransport(Transport transport) {
		StompSocket socket = this.maru.socket(transport, this.maru.guest());
		socket.send("SEND", Posts.body(CLIENT_ID, " "), "destination:/app/chat", "receipt:my-receipt");
		JsonNode refusal = socket.refusal();
		assertThat(refusal.propertyNames()).containsExactlyInAnyOrder("code", "message", "receipt", "clientId");
		assertThat(refusal.get("code").stringValue()).isEqualTo("text-blank");
		assertThat(refusal.get("message").stringValue()).isNotBlank();
		assertThat(refusal.get("receipt").stringValue()).isEqualTo("my-receipt");
		assertThat(refusal.get("clientId").stringValue()).isEqualTo(CLIENT_ID);
	}

	@Test
	void onlyTheSendingConnectionGetsTheRefusal() {
		Guest guest = this.maru.guest();
		StompSocket sender = this.maru.socket(Transport.NATIVE, guest);
		StompSocket another = this.maru.socket(Transport.NATIVE, guest);
		sender.send("SEND", "{}", "destination:/app/chat");
		sender.refusal();
		another.post(this.maru.room(), "after it");
		assertThat(another.rest()).isEmpty();
	}

	private void refused(String body, String code) {
		refused(body, "/app/chat." + this.maru.room(), code);
	}

	private void refused(String body, String destination, String code) {
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.maru.guest());
		long stored = this.maru.stored();
		socket.send("SEND", body, "destination:" + destination, "receipt:refused");
		JsonNode refusal = socket.refusal();
		assertThat(refusal.get("code").stringValue()).isEqualTo(code);
		assertThat(refusal.get("receipt").stringValue()).isEqualTo("refused");
		assertThat(this.maru.stored()).isEqualTo(stored);
		socket.post(this.maru.room(), "still here");
		assertThat(this.maru.stored()).isEqualTo(stored + 2);
		assertThat(socket.rest()).isEmpty();
	}

}
