package chat.maru.message;

import chat.maru.refusal.Reason;

/** Why a message, or a place in a room's log, was refused. */
public enum MessageReason implements Reason {

	/** It is not there, or in another room. */
	UNKNOWN(Kind.UNKNOWN, "message-unknown", "There is no such message in this room."),

	/** The body is not what it should be. */
	MALFORMED(Kind.MALFORMED, "payload-malformed", "The body is not a JSON object."),

	/** The clientId is missing, or not a UUID. */
	CLIENT_ID_INVALID(Kind.MALFORMED, "client-id-invalid", "clientId is missing or not a UUID."),

	/** There is no text. */
	TEXT_MISSING(Kind.MALFORMED, "text-missing", "text is missing or not a string."),

	/** Nothing in the text can be seen. */
	TEXT_BLANK(Kind.UNFIT, "text-blank", "The text is blank."),

	/** The text has too many characters. */
	TEXT_TOO_LONG(Kind.UNFIT, "text-too-long", "The text has too many characters."),

	/** More messages in a short time than one account may post. */
	TOO_MANY(Kind.TOO_OFTEN, "too-many-messages", "You are sending too fast; send it again in a moment."),

	/** The seq is not one of the log. */
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
