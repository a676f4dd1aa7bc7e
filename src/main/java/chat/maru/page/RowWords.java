package chat.maru.page;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

import chat.maru.account.Role;
import chat.maru.message.Author;
import chat.maru.message.RoomEvent.Changed;
import chat.maru.message.RoomEvent.PinChanged;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.HtmlUtils;

/**
 * The words of rows in the user's language: the sentences of lines as HTML, and names.
 */
final class RowWords {

	private final MessageSource messages;

	private final Locale locale;

	RowWords(MessageSource messages, Locale locale) {
		this.messages = messages;
		this.locale = locale;
	}

	/**
	 * The sentence of a deleted message.
	 * @param removed whether a moderator deleted it, and not its author
	 */
	String deletedMessage(boolean removed) {
		return message(removed ? "message.removed" : "message.deleted");
	}

	/** The sentence of several deleted messages. */
	String deletedMessages(int count) {
		return message("message.deleted-run", count);
	}

	/** The mark of an edited message, as HTML. */
	String editedMark() {
		return "<time class=\"message-edited\">" + HtmlUtils.htmlEscape(message("message.edited"), "UTF-8") + "</time>";
	}

	String number(int count) {
		return NumberFormat.getIntegerInstance(this.locale).format(count);
	}

	String name(Author author) {
		return author.deleted() ? message("room.deleted-account") : author.name();
	}

	@Nullable String role(@Nullable Role role) {
		return (role != null) ? message("role." + role.code()) : null;
	}

	/**
	 * Returns the sentence of a line.
	 * @param people the people whom it names, at most three
	 * @param others how many others it counts
	 * @param more whether there are more of them than are counted
	 */
	String sentence(Changed event, List<Author> people, int others, boolean more) {
		String by = called(event.by());
		boolean own = isOwn(event);
		return switch (event.type()) {
			case "joined" -> own ? message("event.joined", listed(people, others, more))
					: message("event.added", by, listed(people, others, more));
			case "left" -> message("event.left", listed(people, others, more));
			case "removed" -> message("event.removed", by, listed(people, others, false));
			case "renamed" -> message("event.renamed", by, isolated(event.name()));
			case "topic-changed" -> StringUtils.hasLength(event.topic())
					? message("event.topic-changed", by, isolated(event.topic())) : message("event.topic-removed", by);
			default -> message("event." + event.type(), by);
		};
	}

	/** The sentence that a message was pinned, with a link to it. */
	String pinned(PinChanged event) {
		String path = ServletUriComponentsBuilder.fromCurrentContextPath()
			.pathSegment("rooms", event.room(), Long.toString(event.messageSeq()))
			.build()
			.getPath();
		String link = "<a href=\"" + HtmlUtils.htmlEscape(String.valueOf(path), "UTF-8") + "\">"
				+ HtmlUtils.htmlEscape(message("event.pinned-message"), "UTF-8") + "</a>";
		return message(event.notice() ? "event.pinned-notice" : "event.pinned", called(event.by()), link);
	}

	/** Whether the person joined or left by themselves. */
	static boolean isOwn(Changed event) {
		return event.account() != null && event.by().id().equals(event.account().id());
	}

	private String listed(List<Author> people, int others, boolean more) {
		Object[] names = people.stream().map(this::called).toArray();
		if (others > 0) {
			return message(more ? "event.others-least" : "event.others", names[0], names[1], others);
		}
		return switch (names.length) {
			case 1 -> String.valueOf(names[0]);
			case 2 -> message("event.two", names);
			default -> message("event.three", names);
		};
	}

	/** A deleted account is not addressed by name. */
	private String called(Author person) {
		String name = isolated(name(person));
		return person.deleted() ? name : message("event.person", name);
	}

	/** A name can have another text direction than the sentence. */
	private static String isolated(@Nullable String name) {
		return "<bdi>" + HtmlUtils.htmlEscape((name != null) ? name : "", "UTF-8") + "</bdi>";
	}

	private String message(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, this.locale);
	}

}
