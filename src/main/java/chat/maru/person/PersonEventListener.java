package chat.maru.person;

import java.util.List;

/**
 * Hears what was committed to persons' logs. Called on the writer's thread, after the
 * commit, with each log's events in seq order, so it must hand over and return.
 */
public interface PersonEventListener {

	void personEvents(List<PersonEvent> events);

}
