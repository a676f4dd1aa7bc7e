package chat.maru.message;

import java.util.List;
import java.util.Objects;

import chat.maru.log.EpochListener;
import chat.maru.markup.HtmlCache;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Edited;
import chat.maru.message.RoomEvent.Posted;

import org.springframework.stereotype.Component;

/**
 * Formats the texts of messages that were read from the database. It is never called on
 * the writer's thread.
 */
@Component
class FormattedTexts implements RoomEventListener, EpochListener {

	private final HtmlCache cache = new HtmlCache();

	/** Returns messages with their formatted texts, in the same order. */
	List<Message> of(List<Message> messages) {
		return messages.stream().map(this::of).toList();
	}

	/** Returns a message with its formatted text. */
	Message of(Message message) {
		int version = Objects.requireNonNullElse(message.version(), 1);
		String html = this.cache.html(message.id(), version, message.text());
		return (html != null) ? message.formatted(html) : message;
	}

	/** Returns events with the formatted texts of their messages, in the same order. */
	List<RoomEvent> ofEvents(List<RoomEvent> events) {
		return events.stream().map(this::of).toList();
	}

	private RoomEvent of(RoomEvent event) {
		if (event instanceof Posted posted) {
			return new Posted(posted.room(), posted.seq(), posted.at(), of(posted.message()));
		}
		if (event instanceof Edited edited) {
			return new Edited(edited.room(), edited.seq(), edited.at(), of(edited.message()));
		}
		return event;
	}

	@Override
	public void committed(List<RoomEvent> events) {
		for (RoomEvent event : events) {
			if (event instanceof Deleted deleted) {
				this.cache.forget(deleted.message().id());
			}
		}
	}

	@Override
	public void epochChanged() {
		this.cache.forgetAll();
	}

}
