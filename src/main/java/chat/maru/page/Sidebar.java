package chat.maru.page;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import chat.maru.message.RoomView;
import chat.maru.room.Room;
import chat.maru.room.RoomKind;

/**
 * The rooms beside the chat. Somebody is in up to five hundred, and a page that lists
 * them all is slow to make and no help to find one.
 *
 * @param rooms at most {@value #MOST} together with the talks
 * @param talks those that are direct talks
 * @param more how many others there are
 */
record Sidebar(List<RoomView> rooms, List<RoomView> talks, int more) {

	static final int MOST = 20;

	/**
	 * Where there are too many, the lobby and the open room stay, then those with
	 * something unread, then the first. Their order is that of all.
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
