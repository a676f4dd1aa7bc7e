package chat.maru.page;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import chat.maru.message.RoomView;
import chat.maru.room.Room;
import chat.maru.room.RoomKind;

/**
 * The list of rooms next to the chat. A user can be in up to 500 rooms; a page that lists
 * them all is slow to render, and the list is too long to find one.
 *
 * @param favourites the favourites, in the user's order
 * @param rooms the other rooms
 * @param talks the other direct messages
 * @param more how many others there are, if these are {@value #MOST}
 */
record Sidebar(List<RoomView> favourites, List<RoomView> rooms, List<RoomView> talks, int more) {

	static final int MOST = 20;

	private static final Comparator<RoomView> IN_ORDER_OF_FAVOURITES = Comparator
		.comparing((room) -> Objects.requireNonNullElse(room.favourite(), 0));

	/**
	 * Selects the rooms; of the archived ones only the open room. If there are too many,
	 * the lobby and the open room are always shown, then favourites, rooms with unread
	 * messages, and the first ones. The order of the list is kept, except that favourites
	 * are in the user's order.
	 * @param open the id of the open room
	 */
	static Sidebar of(List<RoomView> all, String open) {
		List<RoomView> listed = all.stream().filter((room) -> !room.archived() || room.id().equals(open)).toList();
		List<RoomView> shown = IntStream.range(0, listed.size())
			.boxed()
			.sorted(Comparator.comparingInt((place) -> rank(listed.get(place), open)))
			.limit(MOST)
			.sorted()
			.map(listed::get)
			.toList();
		List<RoomView> others = shown.stream().filter((room) -> room.favourite() == null).toList();
		return new Sidebar(
				shown.stream().filter((room) -> room.favourite() != null).sorted(IN_ORDER_OF_FAVOURITES).toList(),
				others.stream().filter((room) -> room.kind() != RoomKind.DIRECT).toList(),
				others.stream().filter((room) -> room.kind() == RoomKind.DIRECT).toList(),
				listed.size() - shown.size());
	}

	private static int rank(RoomView room, String open) {
		if (room.id().equals(open) || room.id().equals(Room.LOBBY)) {
			return 0;
		}
		if (room.favourite() != null) {
			return 1;
		}
		return (room.unread() > 0 || room.mentions() > 0) ? 2 : 3;
	}

}
