package chat.maru.page;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import chat.maru.message.RoomView;
import chat.maru.room.Room;
import chat.maru.room.RoomKind;

/**
 * The list of rooms next to the chat. A user can be in up to 500 rooms; a page that lists
 * them all is slow to render, and the list is too long to find one.
 *
 * @param rooms the rooms, at most {@value #MOST} together with the direct messages
 * @param talks the direct messages
 * @param more how many others there are
 */
record Sidebar(List<RoomView> rooms, List<RoomView> talks, int more) {

	static final int MOST = 20;

	/**
	 * Selects the rooms. If there are too many, the lobby and the open room are always
	 * shown, then rooms with unread messages, then the first ones. The order of the list
	 * is kept.
	 * @param open the id of the open room
	 */
	static Sidebar of(List<RoomView> all, String open) {
		List<RoomView> shown = IntStream.range(0, all.size())
			.boxed()
			.sorted(Comparator.comparingInt((place) -> rank(all.get(place), open)))
			.limit(MOST)
			.sorted()
			.map(all::get)
			.toList();
		return new Sidebar(shown.stream().filter((room) -> room.kind() != RoomKind.DIRECT).toList(),
				shown.stream().filter((room) -> room.kind() == RoomKind.DIRECT).toList(), all.size() - shown.size());
	}

	private static int rank(RoomView room, String open) {
		if (room.id().equals(open) || room.id().equals(Room.LOBBY)) {
			return 0;
		}
		return (room.unread() > 0) ? 1 : 2;
	}

}
