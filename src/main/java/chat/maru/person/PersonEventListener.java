package chat.maru.person;

import java.util.List;

/**
 * Receives the events that have been committed to persons' logs, those of each log in seq
 * order. It is called on the writer's thread after each commit, so an implementation must
 * hand over its work and return at once.
 */
public interface PersonEventListener {

	void personEvents(List<PersonEvent> events);

}
