package chat.maru.fanout;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import chat.maru.account.Account;
import chat.maru.fanout.TypingEvent.Person;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TypingRoomTests {

	private static final Account MINJI = new Account("m", "Minji");

	private static final Account BEN = new Account("b", "Ben");

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	private final TypingRoom room = new TypingRoom("r");

	@Test
	void aSignalIsSentOnceForEachChange() {
		watch(MINJI, BEN);
		assertThat(this.room.next(0)).isEqualTo(new TypingEvent("r", true, List.of()));
		assertThat(this.room.next(0)).isNull();
		this.room.typing(MINJI, 0);
		this.room.typing(BEN, 0);
		assertThat(people(0)).containsExactly("Minji", "Ben");
		this.room.typing(MINJI, 3 * SECOND);
		assertThat(this.room.next(3 * SECOND)).isNull();
		this.room.ended("m");
		assertThat(people(3 * SECOND)).containsExactly("Ben");
	}

	@Test
	void itEndsSixSecondsAfterTheLastSign() {
		watch(MINJI, BEN);
		this.room.typing(MINJI, 0);
		this.room.next(0);
		this.room.typing(MINJI, 3 * SECOND);
		assertThat(this.room.next(8 * SECOND)).isNull();
		assertThat(people(9 * SECOND + 1)).isEmpty();
	}

	@Test
	void nobodyIsToldWhileOnePersonWatches() {
		this.room.watch("m");
		this.room.watch("m");
		assertThat(this.room.isNews("m", 0)).isFalse();
		this.room.typing(MINJI, 0);
		assertThat(this.room.next(0)).isNull();
		this.room.watch("b");
		assertThat(people(0)).containsExactly("Minji");
		this.room.unwatch("b");
		assertThat(this.room.next(0)).isEqualTo(new TypingEvent("r", false, List.of()));
	}

	@Test
	void nobodyIsToldWhileMoreThanAHundredPeopleWatch() {
		IntStream.range(0, 99).forEach((number) -> this.room.watch("p" + number));
		this.room.watch("m");
		this.room.typing(MINJI, 0);
		assertThat(people(0)).containsExactly("Minji");
		this.room.watch("b");
		assertThat(this.room.isNews("b", 0)).isFalse();
		assertThat(this.room.next(0)).isEqualTo(new TypingEvent("r", false, List.of()));
	}

	@Test
	void whoDoesNotWatchIsNotShown() {
		watch(MINJI, BEN);
		Account other = new Account("o", "Other");
		assertThat(this.room.isNews("o", 0)).isFalse();
		this.room.typing(other, 0);
		this.room.typing(BEN, 0);
		assertThat(people(0)).containsExactly("Ben");
		this.room.watch("o");
		this.room.unwatch("b");
		assertThat(people(0)).isEmpty();
	}

	@Test
	void signsThatComeSoonAfterTheLastAreNoNews() {
		watch(MINJI, BEN);
		assertThat(this.room.isNews("m", 0)).isTrue();
		this.room.typing(MINJI, 0);
		assertThat(this.room.isNews("m", SECOND)).isFalse();
		assertThat(this.room.isNews("m", SECOND + 1)).isTrue();
	}

	@Test
	void atMostFivePeopleAreNamed() {
		IntStream.range(0, 8).forEach((number) -> {
			Account person = new Account("p" + number, "Person " + number);
			watch(person);
			this.room.typing(person, 0);
		});
		assertThat(people(0)).hasSize(5).startsWith("Person 0");
	}

	private void watch(Account... people) {
		for (Account person : people) {
			this.room.watch(person.id());
		}
	}

	private List<String> people(long now) {
		return Objects.requireNonNull(this.room.next(now)).people().stream().map(Person::name).toList();
	}

}
