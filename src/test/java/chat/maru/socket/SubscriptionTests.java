package chat.maru.socket;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.StompFrame;
import chat.maru.support.StompSocket;
import chat.maru.support.Subscription;
import chat.maru.support.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** The end of subscriptions and connections, over every transport. */
@MaruTest
class SubscriptionTests {

	@Autowired
	private Maru maru;

	@ParameterizedTest
	@EnumSource
	void afterUnsubscribeNothingArrives(Transport transport) {
		String room = this.maru.room();
		StompSocket socket = this.maru.socket(transport, this.maru.guest());
		socket.subscribe("first", "/topic/chat." + room);
		socket.subscribe("second", "/topic/chat." + room);
		socket.post(room, "to both");
		assertThat(socket.event("first")).isEqualTo(socket.event("second"));
		socket.send("UNSUBSCRIBE", "", "id:first", "receipt:ended");
		socket.receipt("ended");
		socket.post(room, "to one");
		assertThat(Posts.text(socket.event("second"))).isEqualTo("to one");
		assertThat(socket.rest()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void unsubscribeFromPresenceEndsIt(Transport transport) {
		StompSocket socket = this.maru.socket(transport, this.maru.guest());
		socket.subscribe("p", "/topic/presence");
		socket.event("p");
		socket.send("UNSUBSCRIBE", "", "id:p", "receipt:ended");
		socket.receipt("ended");
		Subscription witness = this.maru.connect(transport, this.maru.guest()).subscribe("/topic/presence");
		Guest visitor = this.maru.guest();
		this.maru.connect(transport, visitor);
		witness.next((change) -> change.toString().contains(visitor.id()));
		socket.post(this.maru.room(), "still connected");
		assertThat(socket.rest()).noneMatch((frame) -> frame.body().contains(visitor.id()));
	}

	@ParameterizedTest
	@EnumSource
	void disconnectIsAcknowledgedAndThenClosed(Transport transport) {
		StompSocket socket = this.maru.socket(transport, this.maru.guest());
		socket.send("DISCONNECT", "", "receipt:bye");
		socket.receipt("bye");
		socket.awaitClosed();
	}

	@ParameterizedTest
	@EnumSource
	void joinedFramesAreHandledInOrder(Transport transport) {
		String room = this.maru.room();
		StompSocket socket = this.maru.socket(transport, this.maru.guest());
		socket.sendText(StompFrame.of("SUBSCRIBE", "", "id:s", "destination:/topic/chat." + room)
				+ StompFrame.of("SEND", Posts.body("one"), "destination:/app/chat." + room) + '\n'
				+ StompFrame.of("SEND", Posts.body("two"), "destination:/app/chat." + room));
		assertThat(Posts.text(socket.event("s"))).isEqualTo("one");
		assertThat(Posts.text(socket.event("s"))).isEqualTo("two");
	}

	@ParameterizedTest
	@EnumSource
	void aFrameInManyMessagesIsAssembled(Transport transport) {
		String room = this.maru.room();
		StompSocket socket = this.maru.socket(transport, this.maru.guest());
		socket.subscribe("s", "/topic/chat." + room);
		String text = "한글 🎉 ".repeat(600);
		String frame = StompFrame.of("SEND", Posts.body(text), "destination:/app/chat." + room);
		for (int i = 0; i < frame.length(); i += 500) {
			socket.sendText(frame.substring(i, boundary(frame, Math.min(frame.length(), i + 500))));
			i = boundary(frame, Math.min(frame.length(), i + 500)) - 500;
		}
		assertThat(Posts.text(socket.event("s"))).isEqualTo(text);
	}

	/** Not between the two halves of a surrogate pair. */
	private static int boundary(String text, int at) {
		return (at < text.length() && Character.isLowSurrogate(text.charAt(at))) ? at + 1 : at;
	}

	@Test
	void aFrameInManyFragmentsIsAssembled() {
		String room = this.maru.room();
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.maru.guest());
		socket.subscribe("s", "/topic/chat." + room);
		String frame = StompFrame.of("SEND", Posts.body("in parts"), "destination:/app/chat." + room);
		frame.chars().forEach((c) -> socket.sendPart(Character.toString(c), c == 0));
		assertThat(Posts.text(socket.event("s"))).isEqualTo("in parts");
	}

}
