package chat.maru.socket;

import java.util.Objects;
import java.util.stream.IntStream;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.StompFrame;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import org.springframework.messaging.support.MessageBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients receive only what they may read, and are told when a subscription is refused.
 */
@MaruTest
class RefusedSubscriptionTests {

	@Autowired
	private Maru maru;

	@Autowired
	private SimpleBrokerMessageHandler broker;

	@Autowired
	private SimpUserRegistry users;

	private Guest guest;

	private String room;

	private StompSocket socket;

	@BeforeEach
	void connect() {
		this.guest = this.maru.guest();
		this.room = this.maru.room();
		this.socket = this.maru.socket(Transport.NATIVE, this.guest);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/topic/*", "/topic/**", "/topic*/**", "/queue/*", "/queue/**", "/**", "/topic/{x}",
			"/topic/cha?", "/topic/presenc?", "/topic/{x:.*}", "/user/queue/*", "/user/**", "/user/queue/**",
			"/queue/errors", "/queue/errors-user1", "/queue/errors-user*", "/topic/", "/topic", "/topic/other",
			"/topic/chat/", "/topic/chatter", "/topic/presence/x", "/app/chat", "/user/queue/other", "/", "topic/chat",
			" /topic/chat" })
	void onlyExistingDestinationsCanBeSubscribedTo(String destination) {
		refused("subscription-refused", "id:s", "destination:" + destination);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/topic/chat.nowhere", "/topic/chat.*", "/topic/chat.**", "/topic/chat.{room}",
			"/topic/chat.lobb?", "/topic/chat.Lobby", "/topic/chat.lobby.x" })
	void aMissingRoomIsUnknown(String destination) {
		refused("room-unknown", "id:s", "destination:" + destination);
	}

	@Test
	void otherUsersQueuesAreRefused() {
		Guest owner = this.maru.guest();
		StompSocket other = this.maru.socket(Transport.NATIVE, owner);
		String session = session(owner);
		for (String destination : new String[] { "/user/" + owner.id() + "/queue/errors",
				"/queue/errors-user" + session, "/user/" + owner.name() + "/queue/errors",
				"/user/" + this.guest.id() + "/queue/errors" }) {
			this.socket.send("SUBSCRIBE", "", "id:s", "destination:" + destination);
			assertThat(code()).isEqualTo("subscription-refused");
		}
		other.send("SEND", "{}", "destination:/app/chat");
		other.refusal();
		this.socket.post(this.room, "after it");
		assertThat(this.socket.rest()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "id:", "id: ", "id:a b", "id:é", "id:a\\nb", "id:a\\cb", "id:a\\\\b",
			"id:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" })
	void anInvalidIdIsRefused(String id) {
		refused("subscription-refused", id, "destination:/topic/chat");
	}

	@Test
	void aSubscriptionNeedsAnIdAndADestination() {
		refused("subscription-refused", "destination:/topic/chat");
		refused("subscription-refused", "id:s");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/topic/chat.%s", "/topic/presence", "/user/queue/errors" })
	void anIdInUseIsRefused(String destination) {
		this.socket.subscribe("mine", "/topic/chat." + this.room);
		refused("subscription-id-taken", "id:mine", "destination:" + destination.formatted(this.room));
		this.socket.post(this.room, "once");
		this.socket.event("mine");
		this.socket.post(this.room, "and on");
		assertThat(Posts.text(this.socket.event("mine"))).isEqualTo("and on");
		assertThat(this.socket.rest()).isEmpty();
	}

	@Test
	void endedConnectionsLeaveNoSubscriptionBehind() {
		this.socket.subscribe("mine", "/topic/presence");
		this.socket.send("SUBSCRIBE", "", "id:mine", "destination:/topic/presence");
		assertThat(code()).isEqualTo("subscription-id-taken");
		String session = session(this.guest);
		assertThat(registered(session)).isTrue();
		this.socket.close();
		Waiting.await().until(() -> !registered(session));
	}

	@Test
	void anIdIsFreeAgainAfterUnsubscribe() {
		String other = this.maru.room();
		this.socket.subscribe("mine", "/topic/chat." + this.room);
		this.socket.send("UNSUBSCRIBE", "", "id:mine");
		this.socket.subscribe("mine", "/topic/chat." + other);
		this.socket.post(this.room, "not to be heard");
		this.socket.post(other, "heard");
		assertThat(Posts.text(this.socket.event("mine"))).isEqualTo("heard");
		assertThat(this.socket.rest()).isEmpty();
	}

	@Test
	void unsubscribeNeedsASubscription() {
		this.socket.send("UNSUBSCRIBE", "", "id:never", "receipt:r");
		assertThat(code()).isEqualTo("subscription-refused");
		this.socket.send("UNSUBSCRIBE", "", "receipt:r");
		assertThat(code()).isEqualTo("subscription-refused");
		this.socket.post(this.room, "still here");
		assertThat(this.socket.rest()).isEmpty();
	}

	@Test
	void aHundredSubscriptionsAreEnough() {
		// One of them is the subscription to the refusals.
		IntStream.range(1, 100).forEach((i) -> this.socket.subscribe("s" + i, "/topic/chat." + this.room));
		refused("too-many-subscriptions", "id:s100", "destination:/topic/chat." + this.room);
		this.socket.send("UNSUBSCRIBE", "", "id:s1");
		this.socket.subscribe("s100", "/topic/chat." + this.room);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "3", "9223372036854775807", "9223372036854775808", "99999999999999999999", "", " ",
			"x", "1.0", "1e0", "0x1", "null" })
	void anAfterThatIsNotASeqOfTheRoomIsRefused(String after) {
		this.maru.fill(this.room, this.guest, 2);
		refused("after-invalid", "id:s", "destination:/topic/chat." + this.room, "after:" + after);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "3", "x" })
	void aSeqOfAnotherEpochIsRefusedWithTheEndOfThisOne(String after) {
		this.maru.fill(this.room, this.guest, 2);
		this.socket.sendText(StompFrame.of("SUBSCRIBE", "", "id:s", "destination:/topic/chat." + this.room,
				"after:" + after, "epoch:another", "receipt:r"));
		JsonNode refusal = this.socket.refusal();
		assertThat(refusal.get("code").stringValue()).isEqualTo("epoch-changed");
		assertThat(refusal.get("lastSeq").longValue()).isEqualTo(2);
		this.socket.subscribe("s", "/topic/chat." + this.room, "after:1",
				"epoch:" + refusal.get("epoch").stringValue());
		assertThat(Posts.seq(this.socket.event("s"))).isEqualTo(2L);
	}

	private boolean registered(String session) {
		SimpMessageHeaderAccessor headers = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
		headers.setDestination("/queue/errors-user" + session);
		return this.broker.getSubscriptionRegistry()
			.findSubscriptions(MessageBuilder.createMessage(new byte[0], headers.getMessageHeaders()))
			.containsKey(session);
	}

	private String session(Guest guest) {
		return Objects.requireNonNull(this.users.getUser(guest.id())).getSessions().iterator().next().getId();
	}

	private void refused(String code, String... headers) {
		long stored = this.maru.stored();
		this.socket.sendText(StompFrame.of("SUBSCRIBE", "", headers).replaceFirst("\n\n", "\nreceipt:refused\n\n"));
		JsonNode refusal = this.socket.refusal();
		assertThat(refusal.get("code").stringValue()).isEqualTo(code);
		assertThat(refusal.get("receipt").stringValue()).isEqualTo("refused");
		this.socket.post(this.maru.room(), "still here");
		assertThat(this.socket.rest()).noneMatch((frame) -> frame.command().equals("RECEIPT"));
		assertThat(this.maru.stored()).isEqualTo(stored + 2);
	}

	private String code() {
		return this.socket.refusal().get("code").stringValue();
	}

}
