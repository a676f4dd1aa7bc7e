package chat.maru.durability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;

import chat.maru.support.ClusterNode;
import chat.maru.support.Guest;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What only one can have, only one gets, also if two ask two nodes at the same time. */
class ClusterRaceIT extends ClusterStage {

	@Test
	void theSamePostToBothNodesAtOnceIsStoredOnce() {
		StompSocket onA = subscribed(a, this.owner);
		for (int i = 0; i < 10; i++) {
			String body = Posts.body("twice " + i);
			List<Integer> answers = atOnce(() -> answer(a, this.room, body), () -> answer(b, this.room, body));
			assertThat(answers).containsExactlyInAnyOrder(201, 200);
		}
		post(a, this.owner, "the last one");
		assertThat(eventsUpTo(onA, "the last one").stream()
			.filter((event) -> "posted".equals(event.path("type").stringValue()))).hasSize(11);
	}

	private int answer(ClusterNode node, String where, String body) {
		return node.request(this.owner, "POST", "/api/rooms/" + where + "/messages", body).statusCode();
	}

	@Test
	void aClientIdThatCrossesRoomsOnBothNodesIsUsedOnceAndDelaysNobody() {
		String other = a.room(this.owner);
		List<Long> took = new ArrayList<>();
		for (int i = 0; i < 9; i++) {
			String first = Posts.body("first " + i);
			String second = Posts.body("second " + i);
			long begun = System.nanoTime();
			List<Integer> answers = atOnce(() -> answer(a, this.room, first), () -> answer(b, other, first),
					() -> answer(b, this.room, second), () -> answer(a, other, second));
			took.add(System.nanoTime() - begun);
			assertThat(answers).containsExactlyInAnyOrder(201, 201, 409, 409);
		}
		Collections.sort(took);
		assertThat(Duration.ofNanos(took.get(took.size() / 2))).as("PostgreSQL ends a deadlock after a second")
			.isLessThan(SECOND);
	}

	@Test
	void aNameTakenOnBothNodesAtOnceBelongsToOne() {
		for (int i = 0; i < 5; i++) {
			String body = "{\"name\":\"Same " + UUID.randomUUID().toString().substring(0, 13) + "\"}";
			assertThat(atOnce(() -> a.http().postJson("/api/guests", body).statusCode(),
					() -> b.http().postJson("/api/guests", body).statusCode()))
				.containsExactlyInAnyOrder(201, 409);
		}
	}

	@Test
	void aRoomKeepsAnOwnerWhenTwoStepDownAtOnce() {
		for (int i = 0; i < 5; i++) {
			Guest other = b.member();
			join(other);
			String members = "/api/rooms/" + this.room + "/members/";
			a.call(this.owner, "PUT", members + other.id(), "{\"role\":\"owner\"}");
			List<Integer> answers = atOnce(
					() -> a.request(this.owner, "PUT", members + this.owner.id(), "{\"role\":\"member\"}").statusCode(),
					() -> b.request(other, "PUT", members + other.id(), "{\"role\":\"member\"}").statusCode());
			assertThat(answers).containsExactlyInAnyOrder(204, 409);
			if (answers.get(0) == 204) {
				this.owner = other;
			}
		}
	}

	@Test
	void aDirectMessageBegunOnBothNodesAtOnceIsOne() {
		Guest other = a.member();
		for (int i = 0; i < 3; i++) {
			Guest third = b.guest();
			List<String> rooms = atOnce(() -> direct(a, this.owner, other, third),
					() -> direct(b, other, this.owner, third));
			assertThat(rooms.get(0)).isEqualTo(rooms.get(1));
		}
	}

	private static String direct(ClusterNode node, Guest as, Guest... others) {
		String people = String.join("\",\"", Arrays.stream(others).map(Guest::id).toList());
		return Posts.json(node.call(as, "POST", "/api/direct", "{\"people\":[\"" + people + "\"]}").body())
			.get("id")
			.stringValue();
	}

	@SafeVarargs
	private static <T> List<T> atOnce(Supplier<T>... calls) {
		CyclicBarrier barrier = new CyclicBarrier(calls.length);
		List<CompletableFuture<T>> running = Arrays.stream(calls).map((call) -> CompletableFuture.supplyAsync(() -> {
			try {
				barrier.await();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
			return call.get();
		}, (task) -> new Thread(task).start())).toList();
		return running.stream().map(Waiting::await).toList();
	}

}
