package chat.maru.socket;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import chat.maru.support.Connection;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Subscription;
import chat.maru.support.Transport;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A post reaches every subscriber, once and in order, over every transport. */
@MaruTest
class PostingTests {

	private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

	@Autowired
	private Maru maru;

	@ParameterizedTest
	@EnumSource
	void aPostReachesEveryoneInTheDocumentedForm(Transport transport) {
		Guest author = this.maru.guest();
		Connection writer = this.maru.connect(transport, author);
		Connection reader = this.maru.connect(transport, this.maru.guest());
		Subscription own = writer.subscribe("/topic/chat");
		Subscription others = reader.subscribe("/topic/chat");
		String clientId = Posts.clientId();
		Waiting.await(writer.send("lobby", Posts.body(clientId, "안녕 <b>&amp;\n🎉")));
		JsonNode event = others.next();
		assertThat(own.next()).isEqualTo(event);
		assertThat(event.propertyNames()).containsExactlyInAnyOrder("type", "room", "seq", "at", "message");
		assertThat(event.get("type").stringValue()).isEqualTo("posted");
		assertThat(event.get("room").stringValue()).isEqualTo("lobby");
		assertThat(event.get("seq").isIntegralNumber()).isTrue();
		assertThat(event.get("at").stringValue()).matches(TIME);
		JsonNode message = event.get("message");
		assertThat(message.propertyNames()).contains("id", "clientId", "author", "text", "sentAt");
		assertThat(message.get("id").isString()).isTrue();
		assertThat(message.get("clientId").stringValue()).isEqualTo(clientId);
		assertThat(message.get("author"))
			.isEqualTo(Posts.json("{\"id\":\"%s\",\"name\":\"%s\"}".formatted(author.id(), author.name())));
		assertThat(message.get("text").stringValue()).isEqualTo("안녕 <b>&amp;\n🎉");
		assertThat(message.get("sentAt").stringValue()).matches(TIME);
		assertThat(Instant.parse(message.get("sentAt").stringValue())).isBefore(Instant.now().plusMillis(1));
	}

	@ParameterizedTest
	@EnumSource
	void theReceiptComesAfterTheCommit(Transport transport) {
		Connection writer = this.maru.connect(transport, this.maru.guest());
		long before = this.maru.stored();
		writer.post(this.maru.room(), "kept");
		assertThat(this.maru.stored()).isEqualTo(before + 2);
	}

	@ParameterizedTest
	@EnumSource
	void concurrentPostsReachEveryoneInOneOrderWithoutGaps(Transport transport) {
		String room = this.maru.room();
		List<Connection> people = IntStream.range(0, 4)
			.mapToObj((i) -> this.maru.connect(transport, this.maru.guest()))
			.toList();
		List<Subscription> subscriptions = people.stream()
			.map((person) -> person.subscribe("/topic/chat." + room))
			.toList();
		List<CompletableFuture<Void>> posting = people.stream()
			.map((person) -> CompletableFuture
				.runAsync(() -> IntStream.range(0, 25).forEach((i) -> person.post(room, "message " + i))))
			.toList();
		posting.forEach(Waiting::await);
		List<JsonNode> seen = subscriptions.get(0).next(100);
		assertThat(seen).extracting(Posts::seq)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
		subscriptions.stream().skip(1).forEach((other) -> assertThat(other.next(100)).isEqualTo(seen));
	}

	@ParameterizedTest
	@EnumSource
	void aRepeatedPostIsAcknowledgedAndArrivesOnce(Transport transport) {
		String room = this.maru.room();
		Connection writer = this.maru.connect(transport, this.maru.guest());
		Subscription subscription = writer.subscribe("/topic/chat." + room);
		String body = Posts.body("once");
		Waiting.await(writer.send(room, body));
		Waiting.await(writer.send(room, body));
		writer.post(room, "after it");
		assertThat(subscription.next(2)).extracting(Posts::text).containsExactly("once", "after it");
	}

	/**
	 * The commit can be finished before the thread that submitted it has released the
	 * frame.
	 */
	@Test
	void everyPostIsAcknowledgedHoweverFastItsCommitIs() {
		String room = this.maru.room();
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.maru.guest());
		IntStream.range(0, 3_000)
			.forEach((i) -> socket.send("SEND", Posts.body("message " + i), "destination:/app/chat." + room,
					"receipt:" + i));
		Waiting.await().until(() -> socket.rest().size() == 3_000);
		assertThat(socket.rest()).allMatch((frame) -> frame.command().equals("RECEIPT"));
	}

}
