package chat.maru.message;

import java.util.List;

/**
 * Receives the events that have been committed, those of each room in seq order. It is
 * called on the writer's thread after each commit, so an implementation must hand over
 * its work and return at once.
 */
public interface RoomEventListener {

	void committed(List<RoomEvent> events);

}
