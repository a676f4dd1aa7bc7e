package chat.maru.socket;

import chat.maru.refusal.Reason;

/** Why a STOMP frame was refused, or a connection ended. */
enum FrameReason implements Reason {

	/** The command belongs to transactions or acknowledgements. */
	UNSUPPORTED(Kind.UNFIT, "frame-unsupported", "Transactions and acknowledgements are not supported."),

	/**
	 * The bytes are not a STOMP frame, or the frame is not allowed at this point of the
	 * connection.
	 */
	MALFORMED(Kind.MALFORMED, "frame-malformed", "This is not a STOMP frame."),

	/** The frame exceeds the limit. */
	TOO_LARGE(Kind.UNFIT, "frame-too-large", "The frame is larger than this server takes."),

	/** The server failed. */
	SERVER_ERROR(Kind.UNAVAILABLE, "server-error", "The server failed to handle the frame."),

	/** Clients cannot send to this destination. */
	DESTINATION(Kind.UNKNOWN, "destination-refused",
			"You can only send to /app/chat, /app/chat.{room} and /app/changes.{room}."),

	/** The kind of a change is missing or none of those that exist. */
	KIND(Kind.UNFIT, "kind-unknown", "The kind of a change is edit, delete, pin, unpin, react or unreact."),

	/** The destination or the subscription of the frame does not exist. */
	SUBSCRIPTION(Kind.UNKNOWN, "subscription-refused", "You cannot subscribe to this destination."),

	/** The connection already has a subscription with this id. */
	SUBSCRIPTION_ID_TAKEN(Kind.CONFLICT, "subscription-id-taken",
			"This connection already has a subscription with this id."),

	/** The connection has the maximum number of subscriptions. */
	TOO_MANY_SUBSCRIPTIONS(Kind.CONFLICT, "too-many-subscriptions", "This connection has too many subscriptions."),

	/** The account has the maximum number of connections. */
	TOO_MANY_CONNECTIONS(Kind.CONFLICT, "too-many-connections", "You have too many connections."),

	/** Client and server have no version of STOMP in common. */
	VERSION(Kind.UNFIT, "version-unsupported", "This server speaks STOMP " + StompVersions.SUPPORTED + "."),

	/** The session or token of the connection has ended. */
	ACCESS_ENDED(Kind.UNAUTHENTICATED, "access-ended", "You were logged out."),

	/** The account is no longer a member of a room that it subscribed to. */
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
