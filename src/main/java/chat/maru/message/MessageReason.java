package chat.maru.message;

import chat.maru.refusal.Reason;

/** The reasons why a message, or a place in a room's log, is refused. */
public enum MessageReason implements Reason {

	/** The message does not exist, or is in another room. */
	UNKNOWN(Kind.UNKNOWN, "message-unknown", "The message does not exist in this room."),

	/** The message was deleted. */
	DELETED(Kind.CONFLICT, "message-deleted", "The message was deleted."),

	/** Another account wrote the message. */
	NOT_AUTHOR(Kind.FORBIDDEN, "not-author", "Only its author can edit a message."),

	/** The message was edited since the version that the edit is based on. */
	EDIT_CONFLICT(Kind.CONFLICT, "edit-conflict", "The message was edited since the version in basedOn."),

	/** The time in which a message can be edited is over. */
	EDIT_TOO_LATE(Kind.FORBIDDEN, "edit-too-late", "This message was posted too long ago to be edited."),

	/** The text is not an emoji of the list. */
	EMOJI_INVALID(Kind.UNFIT, "emoji-invalid", "This is not exactly one emoji."),

	/** The message, or the account on it, has the maximum number of emoji. */
	TOO_MANY_REACTIONS(Kind.CONFLICT, "too-many-reactions", "There are too many reactions to this message."),

	/** The server does not show earlier versions to the account. */
	VERSIONS_HIDDEN(Kind.FORBIDDEN, "versions-hidden", "You cannot see earlier versions of this message."),

	/** The room has the maximum number of pinned messages. */
	TOO_MANY_PINS(Kind.CONFLICT, "pins-too-many", "A room can have at most 100 pinned messages; unpin one first."),

	/** The account has the maximum number of bookmarks. */
	TOO_MANY_BOOKMARKS(Kind.CONFLICT, "bookmarks-too-many", "You can have at most 1,000 bookmarks; remove one first."),

	/** The body is malformed. */
	MALFORMED(Kind.MALFORMED, "payload-malformed", "The body is not a JSON object."),

	/** The clientId is missing, or not a UUID. */
	CLIENT_ID_INVALID(Kind.MALFORMED, "client-id-invalid", "clientId is missing or not a UUID."),

	/** The text is missing or not a string. */
	TEXT_MISSING(Kind.MALFORMED, "text-missing", "text is missing or not a string."),

	/** The text has no visible character. */
	TEXT_BLANK(Kind.UNFIT, "text-blank", "The text is blank."),

	/** The text has too many characters. */
	TEXT_TOO_LONG(Kind.UNFIT, "text-too-long", "The text has too many characters."),

	/** The mentions of the text are malformed. */
	MENTIONS_INVALID(Kind.MALFORMED, "mentions-invalid",
			"mentions has an id, at and length for each, in the order of the text and without overlap."),

	/** The text mentions too many people. */
	TOO_MANY_MENTIONS(Kind.UNFIT, "too-many-mentions", "A message mentions at most " + Mention.MAX + " people."),

	/** The account posts more messages than the limit allows. */
	TOO_MANY(Kind.TOO_OFTEN, "too-many-messages", "You are sending too fast; send it again in a moment."),

	/** The place is not one with which an answer has ended. */
	BEFORE_INVALID(Kind.MALFORMED, "before-invalid", "before is not a value from the answer with the page before."),

	/** The log has no entry with the seq. */
	SEQ_INVALID(Kind.MALFORMED, "seq-invalid", "seq is that of an event of this room, at most the newest.");

	private final Description description;

	MessageReason(Kind kind, String code, String sentence) {
		this.description = new Description(kind, code, sentence);
	}

	@Override
	public Description description() {
		return this.description;
	}

}
