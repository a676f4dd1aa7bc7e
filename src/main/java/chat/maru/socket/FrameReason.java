package chat.maru.socket;

import chat.maru.refusal.Reason;

/** Why a STOMP frame was refused, or a connection ended. */
enum FrameReason implements Reason {

	/** Transactions and acknowledgements. */
	UNSUPPORTED(Kind.UNFIT, "frame-unsupported", "Transactions and acknowledgements are not supported."),

	/** The bytes are not a frame of STOMP, or not the first one of a connection. */
	MALFORMED(Kind.MALFORMED, "frame-malformed", "This is not a STOMP frame."),

	/** The frame has more bytes than the server takes. */
	TOO_LARGE(Kind.UNFIT, "frame-too-large", "The frame is larger than this server takes."),

	/** The server failed. */
	SERVER_ERROR(Kind.UNAVAILABLE, "server-error", "The server failed to handle the frame."),

	/** Nothing can be sent there. */
	DESTINATION(Kind.UNKNOWN, "destination-refused", "You can only send to /app/chat and /app/chat.{room}."),

	/** The SUBSCRIBE or UNSUBSCRIBE names nothing that there is. */
	SUBSCRIPTION(Kind.UNKNOWN, "subscription-refused", "You cannot subscribe to this destination."),

	/** The id of a subscription that there is. */
	SUBSCRIPTION_ID_TAKEN(Kind.CONFLICT, "subscription-id-taken",
			"This connection already has a subscription with this id."),

	/** As many subscriptions as a connection may have. */
	TOO_MANY_SUBSCRIPTIONS(Kind.CONFLICT, "too-many-subscriptions", "This connection has too many subscriptions."),

	/** As many connections as an account may have. */
	TOO_MANY_CONNECTIONS(Kind.CONFLICT, "too-many-connections", "You have too many connections."),

	/** No version of STOMP that both sides know. */
	VERSION(Kind.UNFIT, "version-unsupported", "This server speaks STOMP " + StompVersions.SUPPORTED + "."),

	/** The session or token by which the connection came in has ended. */
	ACCESS_ENDED(Kind.UNAUTHENTICATED, "access-ended", "You were logged out."),

	/** The account is no longer in a room that it subscribed to. */
	ROOM_LEFT(Kind.UNKNOWN, "room-left", "You are no longer in this room.");

	private final Description description;

	FrameReason(Kind kind, String code, String sentence) {
		this.description = new Description(kind, code, sentence);
	}

	@Override
	public Description description() {
		return this.description;
	}

}
