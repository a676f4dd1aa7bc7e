package chat.maru.fanout;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import chat.maru.support.Connection;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.RawSocket;
import chat.maru.support.SqliteOnly;
import chat.maru.support.StompFrame;
import chat.maru.support.StompSocket;
import chat.maru.support.Subscription;
import chat.maru.support.Transport;
import chat.maru.support.Waiting;
import org.eclipse.jetty.server.AbstractConnector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that does not read, does not authenticate, stops half-way or keeps
 * reconnecting affects no other client and leaves nothing behind. {@code
 * -Dmaru.connects=10000} sets how often clients reconnect.
 */
@MaruTest
@SqliteOnly("It takes half a minute and is about connections")
class BadReaderTests {

	/** 12 KB in a frame. */
	private static final String LARGE = "마루".repeat(1_990);

	private static final int MANY = 600;

	private static final int AT_ONCE = 30;

	@Autowired
	private Maru maru;

	@Autowired
	private WebServerApplicationContext context;

	private Guest guest;

	private String room;

	private Census census;

	@BeforeEach
	void begin() {
		this.guest = this.maru.guest();
		this.room = this.maru.room();
		this.census = new Census(this.context);
	}

	@Test
	void aClientThatReadsNothingIsDisconnectedAndCatchesUp() {
		readsTooLittle(this.maru.rawSocket().upgrade().connect(this.guest).subscribe(topic()));
	}

	@Test
	void aClientThatReadsByteByByteIsDisconnectedAndCatchesUp() {
		RawSocket slow = this.maru.rawSocket().upgrade().connect(this.guest).subscribe(topic());
		new Thread(() -> {
			while (slow.read() >= 0) {
				LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
			}
		}, "reads-byte-by-byte").start();
		readsTooLittle(slow);
	}

	private void readsTooLittle(RawSocket slow) {
		Connection other = this.maru.connect(Transport.NATIVE, this.maru.guest());
		Subscription others = other.subscribe(topic());
		muchIsSaidAndHeardBy(others);
		other.close();
		this.census.awaitAsBefore();
		slow.awaitClosed();
		Subscription again = this.maru.connect(Transport.NATIVE, this.guest).subscribe(topic(), "after", "0");
		assertThat(again.next(MANY)).extracting(Posts::seq).containsExactlyElementsOf(seqs(1, MANY));
	}

	/**
	 * More than the socket's buffers can hold, but never more at once than the limit of
	 * waiting bytes.
	 */
	private void muchIsSaidAndHeardBy(Subscription others) {
		for (int said = 0; said < MANY; said += AT_ONCE) {
			this.maru.fill(this.room, this.guest, AT_ONCE, LARGE);
			assertThat(others.next(AT_ONCE)).extracting(Posts::seq)
				.containsExactlyElementsOf(seqs(said + 1, said + AT_ONCE));
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "SOCKJS_WEBSOCKET")
	void aClientThatReadsNothingOverHttpDoesNotDelayOthers(Transport transport) {
		Connection other = this.maru.connect(transport, this.maru.guest());
		Subscription others = other.subscribe(topic());
		RawSocket slow = streaming(this.guest);
		muchIsSaidAndHeardBy(others);
		slow.reset();
		other.close();
		this.census.awaitAsBefore();
	}

	@Test
	void aSlowHttpClientLosesItsConnection() {
		List<Outlet> before = this.census.outlets().toList();
		RawSocket slow = streaming(this.guest);
		Outlet outlet = this.census.outlets().filter((it) -> !before.contains(it)).findFirst().orElseThrow();
		outlet.stripe().execute(() -> ReflectionTestUtils.invokeMethod(outlet, "disconnect", "a test says so"));
		slow.awaitClosed();
		this.census.awaitAsBefore();
	}

	/** A client that reads over XHR streaming and has read everything so far. */
	private RawSocket streaming(Guest guest) {
		String session = "/ws/0/" + UUID.randomUUID();
		RawSocket socket = this.maru.rawSocket()
			.send("POST " + session + "/xhr_streaming HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
		socket.readUntil("o\n");
		streamed(session, "CONNECT", "accept-version:1.2", "Authorization:" + guest.bearer());
		socket.readUntil("CONNECTED");
		streamed(session, "SUBSCRIBE", "id:s", "destination:" + topic(), "receipt:begun");
		socket.readUntil("begun");
		return socket;
	}

	private void streamed(String session, String command, String... headers) {
		String body = new JsonMapper().writeValueAsString(List.of(StompFrame.of(command, "", headers)));
		assertThat(this.maru.http().post(session + "/xhr_send", body).statusCode()).isEqualTo(204);
	}

	@Test
	void aConnectionThatDoesNotFinishARequestIsClosed() {
		AbstractConnector connector = this.census.connector();
		long patience = connector.getIdleTimeout();
		assertThat(patience).isBetween(1L, 60_000L);
		connector.setIdleTimeout(100);
		try {
			this.maru.rawSocket().awaitClosed();
			this.maru.rawSocket().send("GET /ws HTTP/1.1\r\nHost: loc").awaitClosed();
			this.maru.rawSocket()
				.send("POST /api/guests HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
						+ "Content-Length: 100\r\n\r\n{\"name\":")
				.awaitClosed();
		}
		finally {
			connector.setIdleTimeout(patience);
		}
	}

	@Test
	void aClientThatDoesNotAuthenticateIsDisconnected() {
		StompSocket other = this.maru.socket(Transport.NATIVE, this.guest);
		List<Outlet> before = this.census.outlets().toList();
		RawSocket silent = this.maru.rawSocket().upgrade();
		RawSocket half = this.maru.rawSocket().upgrade().half("CONNECT", "", "Authorization:" + this.guest.bearer());
		RawSocket streaming = this.maru.rawSocket()
			.send("POST /ws/0/" + UUID.randomUUID() + "/xhr_streaming HTTP/1.1\r\nHost: localhost\r\n"
					+ "Content-Length: 0\r\n\r\n");
		Waiting.await().until(() -> this.census.outlets().filter((outlet) -> !before.contains(outlet)).count() == 3);
		elapse(Duration.ofSeconds(21));
		streaming.readUntil("c[1008");
		silent.awaitClosed();
		half.awaitClosed();
		other.post(this.room, "still here");
		other.close();
		this.census.awaitAsBefore();
	}

	/** Moves the fan-out's clock forward. */
	private void elapse(Duration time) {
		long now = System.nanoTime() + time.toNanos();
		this.census.outlets().forEach((outlet) -> outlet.stripe().execute(() -> outlet.closeIfStuck(now)));
	}

	@Test
	void anUnfinishedFrameDelaysNoOneAndIsDiscarded() {
		long stored = this.maru.stored();
		RawSocket half = this.maru.rawSocket().upgrade().connect(this.guest).subscribe(topic());
		half.half("SEND", Posts.body("a".repeat(3_000)), "destination:/app/chat." + this.room);
		RawSocket unfinished = this.maru.rawSocket().upgrade().connect(this.guest).subscribe(topic());
		unfinished.message("SEND\ndestination:/app/chat." + this.room + "\n\n{");
		StompSocket other = this.maru.socket(Transport.NATIVE, this.maru.guest());
		other.subscribe("s", topic());
		other.post(this.room, "whole");
		assertThat(Posts.text(other.event("s"))).isEqualTo("whole");
		assertThat(half.next("MESSAGE").body()).contains("whole");
		assertThat(unfinished.next("MESSAGE").body()).contains("whole");
		half.reset();
		unfinished.reset();
		other.close();
		this.census.awaitAsBefore();
		// The message and its event.
		assertThat(this.maru.stored()).isEqualTo(stored + 2);
	}

	@Test
	void endedConnectionsLeaveNothingBehind() {
		List<Guest> guests = IntStream.range(0, 50).mapToObj((i) -> this.maru.guest()).toList();
		for (int i = 0; i < Integer.getInteger("maru.connects", 500); i++) {
			RawSocket socket = this.maru.rawSocket().upgrade();
			if (i % 5 > 0) {
				socket.connect(guests.get(i % guests.size())).subscribe(topic()).subscribe(Topics.PRESENCE);
			}
			switch (i % 4) {
				case 0 -> socket.reset();
				case 1 -> socket.close();
				case 2 -> {
					socket.half("SEND", "{}", "destination:/app/chat." + this.room);
					socket.reset();
				}
				default -> socket.frame("DISCONNECT", "").awaitClosed();
			}
		}
		this.census.awaitAsBefore();
	}

	/** The socket's buffers contain a few of the 24 MB. */
	@Test
	void afterDisconnectingNoFurtherPagesAreRead() {
		int pages = 20;
		for (int page = 0; page < pages; page++) {
			this.maru.fill(this.room, this.guest, LogPages.PAGE_EVENTS, LARGE);
		}
		long before = this.census.pagesRead();
		for (int heard : List.of(1, 50, 150)) {
			RawSocket leaving = this.maru.rawSocket()
				.upgrade()
				.connect(this.maru.guest())
				.subscribe(topic(), "after:0");
			IntStream.range(0, heard).forEach((message) -> leaving.next("MESSAGE"));
			leaving.reset();
		}
		this.census.awaitAsBefore();
		assertThat(this.census.pagesRead() - before).isLessThan(pages);
	}

	private String topic() {
		return "/topic/chat." + this.room;
	}

	private static List<Long> seqs(long first, long last) {
		return LongStream.rangeClosed(first, last).boxed().toList();
	}

}
