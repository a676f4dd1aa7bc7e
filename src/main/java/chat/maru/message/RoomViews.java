package chat.maru.message;

import java.util.List;
import java.util.Map;

import chat.maru.room.RoomAccess;

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
		Map<String, Long> read = this.marks.of(account);
		return this.access.readable(account)
			.stream()
			.map((room) -> RoomView.of(room, this.reader.lastSeq(room.id()), read.getOrDefault(room.id(), 0L)))
			.toList();
	}

	/**
	 * One of them.
	 * @throws chat.maru.room.RoomUnknown where it is not theirs to see
	 */
	@Transactional(readOnly = true)
	public RoomView of(String account, String room) {
		return RoomView.of(this.access.read(account, room), this.reader.lastSeq(room),
				this.marks.of(account).getOrDefault(room, 0L));
	}

}
