package chat.maru.page;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import chat.maru.message.RoomView;
import chat.maru.room.Room;

/**
 * The rooms beside the chat. Somebody is in up to five hundred, and a page that lists
 * them all is slow to make and no help to find one.
 *
 * @param rooms at most {@value #MOST}
 * @param more how many others there are
 */
record Sidebar(List<RoomView> rooms, int more) {

	static final int MOST = 20;

	/**
	 * Where there are too many, the lobby and the open room stay, then those with
	 * something unread, then the first. Their order is that of all.
	 * @param open the id of the open room
	 */
	static Sidebar of(List<RoomView> all, String open) {
		Set<RoomView> chosen = all.stream()
			.sorted(Comparator.comparingInt((room) -> rank(room, open)))
			.limit(MOST)
			.collect(Collectors.toSet());
		return new Sidebar(all.stream().filter(chosen::contains).toList(), all.size() - chosen.size());
	}

	private static int rank(RoomView room, String open) {
		if (room.id().equals(open) || room.id().equals(Room.LOBBY)) {
			return 0;
		}
		return (room.unread() > 0) ? 1 : 2;
	}

}
