package chat.maru.message;

import java.util.List;
import java.util.Map;

import chat.maru.room.RoomAccess;
import chat.maru.room.RoomSeat;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rooms somebody is in, and what they have not read there. */
@Service
public class RoomViews {

	private final RoomAccess access;

	private final LogReader reader;

	private final ReadMarks marks;

	RoomViews(RoomAccess access, LogReader reader, ReadMarks marks) {
		this.access = access;
		this.reader = reader;
		this.marks = marks;
	}

	/** All of them: the lobby, then the others by name. */
	@Transactional(readOnly = true)
	public List<RoomView> of(String account) {
		Map<String, Head> marks = this.marks.of(account);
		return this.access.seats(account).stream().map((seat) -> view(seat, marks)).toList();
	}

	/**
	 * One of them.
	 * @throws chat.maru.room.RoomUnknown where it is not theirs to see
	 */
	@Transactional(readOnly = true)
	public RoomView of(String account, String room) {
		return view(this.access.seat(account, room), this.marks.of(account));
	}

	private RoomView view(RoomSeat seat, Map<String, Head> marks) {
		String room = seat.room().id();
		return RoomView.of(seat, this.reader.head(room), marks.getOrDefault(room, Head.EMPTY));
	}

}
