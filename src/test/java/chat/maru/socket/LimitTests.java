package chat.maru.socket;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The rate limits of an account and of an address. */
@MaruTest
@TestPropertySource(properties = { "maru.limits.messages-per-second=2", "maru.limits.guests-per-minute=20",
		"maru.limits.changes-per-minute=6", "maru.limits.read-marks-per-minute=4" })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LimitTests {

	@Autowired
	private Maru maru;

	@Test
	void httpPostsCountAsPostsAndNotAsChanges() {
		Guest guest = this.maru.guest();
		String path = "/api/rooms/" + this.maru.room() + "/messages";
		HttpResponse<String> answer = post(guest, path);
		for (int i = 0; i < 100 && answer.statusCode() == 201; i++) {
			answer = post(guest, path);
		}
		assertThat(answer.statusCode()).isEqualTo(429);
		assertThat(Posts.json(answer.body()).get("code").stringValue()).isEqualTo("too-many-messages");
		assertThat(answer.headers().firstValue("Retry-After")).contains("1");
	}

	private HttpResponse<String> post(Guest guest, String path) {
		return this.maru.http().post(path, "hello", "Authorization", guest.bearer(), "Content-Type", "text/plain");
	}

	@Test
	void aRefusedPostSaysWhenToSendItAgain() {
		String room = this.maru.room();
		Guest guest = this.maru.guest();
		List<StompSocket> sockets = List.of(this.maru.socket(Transport.NATIVE, guest),
				this.maru.socket(Transport.NATIVE, guest));
		sockets.get(0).subscribe("s", "/topic/chat." + room);
		// A burst of twice the rate per second is allowed, over all connections of an
		// account.
		IntStream.range(0, 4).forEach((i) -> sockets.get(i % 2).post(room, "message " + i));
		String body = Posts.body("too much");
		StompSocket socket = sockets.get(0);
		socket.send("SEND", body, "destination:/app/chat." + room, "receipt:again");
		JsonNode refusal = socket.refusal();
		assertThat(refusal.get("code").stringValue()).isEqualTo("too-many-messages");
		assertThat(refusal.get("clientId")).isEqualTo(Posts.json(body).get("clientId"));
		long wait = refusal.get("retryAfterMillis").longValue();
		assertThat(wait).isBetween(1L, 501L);
		Waiting.await().pollDelay(Duration.ofMillis(wait)).until(() -> {
			socket.send("SEND", body, "destination:/app/chat." + room, "receipt:again");
			return socket.receipt("again") != null;
		});
		assertThat(IntStream.range(0, 5).mapToObj((i) -> Posts.text(socket.event("s")))).containsExactly("message 0",
				"message 1", "message 2", "message 3", "too much");
		assertThat(socket.rest()).isEmpty();
	}

	@Test
	void aUserWhoPostsTooFastDoesNotDelayOthers() {
		String room = this.maru.room();
		StompSocket fast = this.maru.socket(Transport.NATIVE, this.maru.guest());
		IntStream.range(0, 10)
			.forEach((i) -> fast.send("SEND", Posts.body("message"), "destination:/app/chat." + room));
		fast.refusal();
		this.maru.socket(Transport.NATIVE, this.maru.guest()).post(room, "in peace");
	}

	@Test
	void anAccountHasAtMostTenConnections() {
		Guest guest = this.maru.guest();
		Transport[] transports = Transport.values();
		List<StompSocket> ten = IntStream.range(0, 10)
			.mapToObj((i) -> this.maru.socket(transports[i % transports.length], guest))
			.toList();
		StompSocket eleventh = this.maru.socket(Transport.NATIVE);
		eleventh.send("CONNECT", "", "accept-version:1.2", "Authorization:" + guest.bearer());
		assertThat(eleventh.next("ERROR").header("code")).isEqualTo("too-many-connections");
		eleventh.awaitClosed();
		this.maru.socket(Transport.NATIVE, this.maru.guest());
		ten.get(3).send("DISCONNECT", "", "receipt:bye");
		ten.get(3).awaitClosed();
		Waiting.await().until(() -> {
			StompSocket again = this.maru.socket(Transport.NATIVE);
			again.send("CONNECT", "", "accept-version:1.2", "Authorization:" + guest.bearer());
			Waiting.await().until(() -> !again.rest().isEmpty());
			return again.rest().get(0).command().equals("CONNECTED");
		});
	}

	@Test
	void changesPerMinuteAreLimited() {
		Guest guest = this.maru.guest();
		IntStream.range(0, 6).forEach((i) -> assertThat(change(guest).statusCode()).isEqualTo(204));
		HttpResponse<String> refused = change(guest);
		assertThat(refused.statusCode()).isEqualTo(429);
		assertThat(Posts.json(refused.body()).get("code").stringValue()).isEqualTo("too-many-changes");
		assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 10);
		HttpResponse<String> page = this.maru.http()
			.post("/rooms", "name=A+room", "Authorization", guest.bearer(), "Accept", "text/html", "Accept-Language",
					"ko", "Content-Type", "application/x-www-form-urlencoded");
		assertThat(page.statusCode()).isEqualTo(429);
		assertThat(page.headers().firstValue("Retry-After")).isPresent();
		assertThat(page.body()).contains("요청이 너무 많았어요");
		assertThat(this.maru.http().get("/api/rooms", "Authorization", guest.bearer()).statusCode()).isEqualTo(200);
		assertThat(change(this.maru.guest()).statusCode()).isEqualTo(204);
		this.maru.socket(Transport.XHR_POLLING, guest).subscribe("s", "/topic/chat");
	}

	@Test
	void readMarksHaveTheirOwnLimit() {
		Guest guest = this.maru.guest();
		String room = this.maru.room();
		this.maru.fill(room, guest, 1);
		IntStream.range(0, 4).forEach((i) -> assertThat(read(guest, room)).isEqualTo(204));
		assertThat(read(guest, room)).isEqualTo(429);
		assertThat(change(guest).statusCode()).isEqualTo(204);
	}

	private HttpResponse<String> change(Guest guest) {
		return this.maru.http()
			.putJson("/api/rooms/lobby/level", "{\"level\":\"none\"}", "Authorization", guest.bearer());
	}

	private int read(Guest guest, String room) {
		return this.maru.http()
			.putJson("/api/rooms/" + room + "/read", "{\"seq\":1}", "Authorization", guest.bearer())
			.statusCode();
	}

	@Test
	@Order(Integer.MAX_VALUE)
	void guestsPerMinuteOfAnAddressAreLimited() {
		Browser browser = this.maru.browser();
		String csrf = browser.csrf();
		HttpResponse<String> last = IntStream.range(0, 21)
			.mapToObj((i) -> this.maru.http().postJson("/api/guests", "{\"name\":\"One of many " + i + "\"}"))
			.filter((answer) -> answer.statusCode() != 201)
			.findFirst()
			.orElseThrow();
		assertThat(last.statusCode()).isEqualTo(429);
		assertThat(Posts.json(last.body()).get("code").stringValue()).isEqualTo("guests-too-many");
		HttpResponse<String> joined = browser.join("One too many", csrf);
		assertThat(joined.statusCode()).isEqualTo(429);
		assertThat(joined.headers().firstValue("Retry-After")).isPresent();
		assertThat(joined.headers().firstValue("Set-Cookie")).isEmpty();
	}

}
