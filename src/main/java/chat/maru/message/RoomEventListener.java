package chat.maru.message;

import java.util.List;

/**
 * Hears of what has been committed. Called on the writer's thread, after the commit, each
 * room's events in seq order, so it must hand over and return.
 */
public interface RoomEventListener {

	void committed(List<RoomEvent> events);

}
