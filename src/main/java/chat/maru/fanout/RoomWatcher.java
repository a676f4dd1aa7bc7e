package chat.maru.fanout;

import java.util.Map;

import chat.maru.message.RoomMark;
import chat.maru.person.PersonEvent;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of a person that hears when the person's rooms move on. It keeps how far
 * the person has read each room, so that nothing is looked up to count what is unread. On
 * the thread of {@link RoomMoves} only.
 */
final class RoomWatcher {

	private final String account;

	private final RoomSubscription subscription;

	private final Output output;

	/** By the room's id; null before they were loaded. */
	private @Nullable Map<String, RoomMark> marks;

	private boolean told;

	/**
	 * Watch.
	 * @param subscription the subscription to the person's log, which ends this, too
	 */
	RoomWatcher(String account, RoomSubscription subscription, Output output) {
		this.account = account;
		this.subscription = subscription;
		this.output = output;
	}

	String account() {
		return this.account;
	}

	boolean isOver() {
		return this.subscription.isEnded();
	}

	boolean isLoaded() {
		return this.marks != null;
	}

	/** Take the rooms of the person; null to have them loaded again. */
	void load(@Nullable Map<String, RoomMark> loaded) {
		this.marks = loaded;
		this.told = false;
	}

	/** The person's rooms, by their id; empty before they were loaded. */
	Map<String, RoomMark> rooms() {
		return (this.marks != null) ? this.marks : Map.of();
	}

	/** Takes another mark of a room that the person is still in. */
	void take(String room, RoomMark mark) {
		if (this.marks != null) {
			this.marks.replace(room, mark);
		}
	}

	/** Whether it was told what is unread, and hears of changes from now on. */
	boolean isTold() {
		return this.told;
	}

	void told() {
		this.told = this.marks != null;
	}

	/** Something changed for the person. */
	void take(PersonEvent event) {
		String room = event.room();
		if (this.marks == null || room == null) {
			return;
		}
		if (event.isLeft()) {
			this.marks.remove(room);
		}
		else if (event.isJoined()) {
			this.marks.put(room, new RoomMark(true, 0, count(event.messages()), 0));
		}
		else if (event.isRead()) {
			this.marks.computeIfPresent(room,
					(id, mark) -> event.isUnread()
							? mark.backTo(count(event.readSeq()), count(event.messages()), count(event.mentions()))
							: mark.readTo(count(event.readSeq()), count(event.messages()), count(event.mentions())));
		}
	}

	private static long count(@Nullable Long number) {
		return (number != null) ? number : 0;
	}

	void send(RoomMoved signal) {
		this.output.send(signal);
	}

	/** Where the signals go. */
	interface Output {

		void send(RoomMoved signal);

	}

}
