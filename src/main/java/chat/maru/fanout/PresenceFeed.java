package chat.maru.fanout;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.presence.Presence;
import chat.maru.presence.Presence.Change;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.MimeTypeUtils;

/**
 * Presence on the wire: the snapshot for a new subscription, and the announcements for
 * all subscriptions.
 */
final class PresenceFeed {

	/**
	 * The maximum number of users named in one message. The number of users online is
	 * sent in addition.
	 */
	private static final int MAX_USERS = 200;

	private final Presence presence;

	private final MessageChannel clients;

	private final MessageChannel broker;

	private final JsonMapper json;

	PresenceFeed(Presence presence, MessageChannel clients, MessageChannel broker, JsonMapper json) {
		this.presence = presence;
		this.clients = clients;
		this.broker = broker;
		this.json = json;
	}

	/**
	 * Begins a subscription with a snapshot of the users online. No announcement is sent
	 * meanwhile, so the subscription gets the snapshot first and the next announcement
	 * describes what happened after it.
	 * @param register registers the subscription for the announcements
	 */
	synchronized void begin(String session, String subscription, Runnable register) {
		register.run();
		Presence.Snapshot now = this.presence.snapshot(MAX_USERS);
		SimpMessageHeaderAccessor headers = headers();
		headers.setSessionId(session);
		headers.setSubscriptionId(subscription);
		this.clients.send(message(headers, new Body(true, now.online(), now.some(), List.of())));
	}

	/** Announces the users who came and went, if there are any. */
	synchronized void announce() {
		Change change = this.presence.takeChange(Presence.now());
		if (!change.isEmpty()) {
			this.broker
				.send(message(headers(), new Body(null, change.online(), some(change.joined()), some(change.left()))));
		}
	}

	private static SimpMessageHeaderAccessor headers() {
		SimpMessageHeaderAccessor headers = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
		headers.setDestination(Topics.PRESENCE);
		headers.setContentType(MimeTypeUtils.APPLICATION_JSON);
		return headers;
	}

	private Message<byte[]> message(SimpMessageHeaderAccessor headers, Body body) {
		return MessageBuilder.createMessage(this.json.writeValueAsBytes(body), headers.getMessageHeaders());
	}

	private static List<Account> some(List<Account> users) {
		return users.subList(0, Math.min(MAX_USERS, users.size()));
	}

	@JsonInclude(JsonInclude.Include.NON_NULL)
	private record Body(String type, @Nullable Boolean snapshot, int online, List<Account> joined, List<Account> left) {

		Body(@Nullable Boolean snapshot, int online, List<Account> joined, List<Account> left) {
			this("presence", snapshot, online, joined, left);
		}

	}

}
