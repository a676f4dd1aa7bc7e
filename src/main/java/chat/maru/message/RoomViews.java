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

	private final UnreadMentions mentions;

	private final Epoch epoch;

	private final LastMessages last;

	RoomViews(RoomAccess access, Heads heads, ReadMarks marks, UnreadMentions mentions, Epoch epoch,
			LastMessages last) {
		this.access = access;
		this.heads = heads;
		this.marks = marks;
		this.mentions = mentions;
		this.epoch = epoch;
		this.last = last;
	}

	/**
	 * Returns all rooms of an account: the lobby first, then the others by name. They
	 * come without their last messages, which the pages do not show.
	 */
	public List<RoomView> of(String account) {
		List<RoomSeat> seats = this.access.seats(account);
		Map<String, Head> heads = this.heads.of(seats.stream().map((seat) -> seat.room().id()).toList());
		Map<String, Head> marks = this.marks.of(account);
		Map<String, Long> mentions = this.mentions.of(account);
		return seats.stream()
			.map((seat) -> RoomView.of(seat, heads.getOrDefault(seat.room().id(), Head.EMPTY), this.epoch.value(),
					marks.get(seat.room().id()), mentions.getOrDefault(seat.room().id(), 0L)))
			.toList();
	}

	/** Returns all rooms of an account with their last messages. */
	List<RoomView> withLastMessages(String account) {
		List<RoomView> views = of(account);
		Map<String, LastMessage> messages = this.last.of(views.stream().map(RoomView::id).toList());
		return views.stream().map((view) -> view.with(messages.get(view.id()))).toList();
	}

	/**
	 * Returns a room of an account with its last message.
	 * @throws chat.maru.refusal.Refused if the room does not exist or the account may not
	 * see it
	 */
	public RoomView of(String account, String room) {
		RoomSeat seat = this.access.seat(account, room);
		return RoomView
			.of(seat, this.heads.of(room), this.epoch.value(), this.marks.of(account, room),
					this.mentions.of(account, room))
			.with(this.last.of(List.of(room)).get(room));
	}

}
