package chat.maru.page;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import chat.maru.message.RoomView;
import chat.maru.room.Room;
import chat.maru.room.RoomKind;
import chat.maru.room.RoomPerson;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The title of a room on a page. A direct message has the names of the other people in
 * it.
 */
@Component
public class RoomTitles {

	private final MessageSource messages;

	RoomTitles(MessageSource messages) {
		this.messages = messages;
	}

	/** The title in the language of the request. */
	public String of(RoomView room) {
		if (room.id().equals(Room.LOBBY)) {
			return message("room.lobby");
		}
		return (room.kind() == RoomKind.DIRECT)
				? room.people().stream().map(this::name).sorted(order()).collect(Collectors.joining(", "))
				: room.name();
	}

	/** Sorts rooms as the page lists them: the lobby first, then the others by title. */
	List<RoomView> sort(List<RoomView> rooms) {
		Comparator<RoomView> lobbyFirst = Comparator.comparing((room) -> !room.id().equals(Room.LOBBY));
		return rooms.stream().sorted(lobbyFirst.thenComparing(this::of, order())).toList();
	}

	private static Comparator<String> order() {
		return NameOrder.of(LocaleContextHolder.getLocale());
	}

	private String name(RoomPerson person) {
		return person.deleted() ? message("room.deleted-account") : person.name();
	}

	private String message(String key) {
		Locale locale = LocaleContextHolder.getLocale();
		return this.messages.getMessage(key, null, locale);
	}

}
