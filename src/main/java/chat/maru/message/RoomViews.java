package chat.maru.message;

import java.util.List;
import java.util.Map;

import chat.maru.log.Epoch;
import chat.maru.log.Head;
import chat.maru.log.Heads;
import chat.maru.room.RoomAccess;
import chat.maru.room.RoomSeat;

import org.springframework.stereotype.Service;

/** The rooms of an account, with their unread counts. */
@Service
public class RoomViews {

	private final RoomAccess access;

	private final Heads heads;

	private final ReadMarks marks;

	private final Epoch epoch;

	RoomViews(RoomAccess access, Heads heads, ReadMarks marks, Epoch epoch) {
		this.access = access;
		this.heads = heads;
		this.marks = marks;
		this.epoch = epoch;
	}

	/** All of them: the lobby, then the others by name. */
	public List<RoomView> of(String account) {
		List<RoomSeat> seats = this.access.seats(account);
		Map<String, Head> heads = this.heads.of(seats.stream().map((seat) -> seat.room().id()).toList());
		Map<String, Head> marks = this.marks.of(account);
		return seats.stream()
			.map((seat) -> RoomView.of(seat, heads.getOrDefault(seat.room().id(), Head.EMPTY), this.epoch.value(),
					marks.getOrDefault(seat.room().id(), Head.EMPTY)))
			.toList();
	}

	/**
	 * One of them.
	 * @throws chat.maru.refusal.Refused where it is not theirs to see
	 */
	public RoomView of(String account, String room) {
		return RoomView.of(this.access.seat(account, room), this.heads.of(room), this.epoch.value(),
				this.marks.of(account, room));
	}

}
