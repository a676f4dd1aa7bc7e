package chat.maru.fanout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import chat.maru.log.Head;
import chat.maru.message.RoomEvent.Reacted;
import chat.maru.message.RoomMark;
import chat.maru.message.RoomMarks;
import chat.maru.person.PersonEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** This node hears of the rooms of its watchers, wherever something happens in them. */
class RoomMovesTests {

	private final RoomMarks marks = mock();

	private final RoomMoves moves = new RoomMoves(this.marks);

	private final List<RoomMoved> signals = new ArrayList<>();

	@BeforeEach
	void begin() {
		// The test calls tell() itself.
		this.moves.close();
		given(this.marks.of(any())).willAnswer((call) -> new TreeMap<>(Map.of("r", new RoomMark(true, 0, 0, 0))));
		given(this.marks.heads(any())).willReturn(Map.of("r", new Head(5, 3), "s", new Head(8, 8)));
	}

	@Test
	void aRoomIsOfInterestWhileItHasAWatcher() {
		assertThat(this.moves.known("r")).isEmpty();
		RoomSubscription first = watch();
		RoomSubscription second = watch();
		this.moves.tell();
		assertThat(this.moves.logs()).containsExactly("r");
		assertThat(this.moves.known("r")).hasValue(5);
		assertThat(this.signals).extracting(RoomMoved::unread).containsExactly(3L, 3L);
		given(first.isEnded()).willReturn(true);
		this.moves.tell();
		assertThat(this.moves.known("r")).hasValue(5);
		given(second.isEnded()).willReturn(true);
		this.moves.tell();
		assertThat(this.moves.known("r")).isEmpty();
	}

	@Test
	void aWatcherJoinsAndLeavesRooms() {
		watch();
		this.moves.tell();
		this.moves.personEvents(List.of(event("room-joined", "s"), event("room-left", "r")));
		this.moves.tell();
		assertThat(this.moves.logs()).containsExactly("s");
		assertThat(this.moves.known("s")).hasValue(8);
	}

	@Test
	void inANewEpochTheHeadsAreReadAnew() {
		watch();
		this.moves.tell();
		given(this.marks.heads(any())).willReturn(Map.of("r", new Head(2, 1)));
		this.moves.epochChanged();
		assertThat(this.moves.known("r")).isEmpty();
		this.moves.tell();
		this.moves.tell();
		assertThat(this.moves.known("r")).hasValue(2);
	}

	@Test
	void aReactionIsNoNews() {
		watch();
		this.moves.tell();
		this.signals.clear();
		this.moves.committed(List.of(new Reacted("r", 6, Instant.EPOCH, 1, "👍", 1, List.of("b"), List.of())));
		this.moves.tell();
		assertThat(this.signals).isEmpty();
		assertThat(this.moves.known("r")).hasValue(5);
	}

	private RoomSubscription watch() {
		RoomSubscription subscription = mock();
		this.moves.watch(new RoomWatcher("a", subscription, this.signals::add));
		return subscription;
	}

	private static PersonEvent event(String type, String room) {
		return new PersonEvent("a", type, 1, Instant.EPOCH, room, null, null, null, null, null, null, null, null);
	}

}
