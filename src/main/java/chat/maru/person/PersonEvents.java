package chat.maru.person;

import java.util.List;

import chat.maru.log.Committed;
import chat.maru.log.LogListener;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Passes what was committed to persons' logs on as events. */
@Component
class PersonEvents implements LogListener {

	/**
	 * Looked up at the first commit, because some of them depend on the log themselves.
	 */
	private final SingletonSupplier<List<PersonEventListener>> listeners;

	PersonEvents(ObjectProvider<PersonEventListener> listeners) {
		this.listeners = SingletonSupplier.of(() -> listeners.orderedStream().toList());
	}

	@Override
	public void committed(List<Committed> committed) {
		List<PersonEvent> events = committed.stream()
			.map(Committed::entry)
			.filter((entry) -> PersonEntries.isPersons(entry.log()))
			.map(PersonEvent::of)
			.toList();
		if (!events.isEmpty()) {
			this.listeners.obtain().forEach((listener) -> listener.personEvents(events));
		}
	}

}
