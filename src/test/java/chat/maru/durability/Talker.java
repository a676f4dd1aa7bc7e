package chat.maru.durability;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import chat.maru.support.Guest;
import tools.jackson.databind.JsonNode;

/**
 * A client that posts in a room, and edits and deletes its own messages, replies and
 * reacts to them. It is offline at times. It knows what its messages must be, and what
 * the events say of all messages.
 */
final class Talker extends Client<Talker.Change> {

	/** It goes offline after one in this many frames. */
	private static final int GOES_OFFLINE = 500;

	private final String room;

	private final Guest mentioned;

	private final Random random;

	/** Its own messages by their clientId, as its acknowledged changes left them. */
	private final Map<String, Line> own = new ConcurrentHashMap<>();

	/** The seqs of own messages that have no change under way and are not deleted. */
	private final List<Long> settled = new ArrayList<>();

	/** Read it only up to lastSeq, which is written after it. */
	private final SortedMap<Long, Line> lines = new TreeMap<>();

	private final Map<String, Long> seqs = new HashMap<>();

	/**
	 * Creates a client.
	 * @param servers the servers that it may connect to
	 * @param token its token
	 * @param room the id of the room, in which it may post
	 * @param mentioned a member of the room whom some of its messages mention
	 * @param random what it changes, and where
	 * @param temporary the codes of refusals after which it tries again
	 */
	Talker(List<URI> servers, String token, String room, Guest mentioned, Random random, Set<String> temporary) {
		super(servers, token, "/topic/chat." + room, random, temporary);
		this.room = room;
		this.mentioned = mentioned;
		this.random = random;
	}

	@Override
	Change change(String clientId) {
		String text = "대화 " + clientId.substring(0, 8)
				+ ((this.random.nextInt(4) == 0) ? " @" + this.mentioned.name() + "님" : "");
		if (this.settled.isEmpty() || this.random.nextInt(3) == 0) {
			return new Change(clientId, "post", 0, text);
		}
		long seq = this.settled.remove(this.random.nextInt(this.settled.size()));
		Line line = this.lines.get(seq);
		return switch (this.random.nextInt(6)) {
			case 0 -> new Change(line.clientId(), "delete", seq, "");
			case 1, 2 -> new Change(line.clientId(), line.liked() ? "unreact" : "react", seq, "");
			case 3 -> new Change(clientId, "reply", seq, text);
			default -> new Change(line.clientId(), "edit", seq, text);
		};
	}

	@Override
	String destination(Change change) {
		return (change.isPost() ? "/app/chat." : "/app/changes.") + this.room;
	}

	@Override
	Map<String, Object> body(Change change) {
		return switch (change.kind()) {
			case "post" -> Map.of("text", change.text());
			case "reply" -> Map.of("text", change.text(), "replyTo", change.seq());
			case "edit" -> Map.of("kind", "edit", "seq", change.seq(), "text", change.text());
			case "delete" -> Map.of("kind", "delete", "seq", change.seq());
			default -> Map.of("kind", change.kind(), "seq", change.seq(), "emoji", "👍");
		};
	}

	/** A deleted message has no reactions, and their clientIds are erased. */
	@Override
	boolean mayBeForgotten(Change change) {
		return change.kind().equals("react") || change.kind().equals("unreact");
	}

	@Override
	boolean goesOffline() {
		return this.random.nextInt(GOES_OFFLINE) == 0;
	}

	@Override
	void acknowledged(Change change) {
		this.own.compute(change.post(), (post, line) -> switch (change.kind()) {
			case "post", "reply" -> Line.posted(post, change.seq(), change.text());
			case "edit" -> line.edited(change.text());
			case "delete" -> line.removed();
			default -> line.liked(change.kind().equals("react"));
		});
		settle(change.post());
		if (change.kind().equals("reply")) {
			settle(this.lines.get(change.seq()).clientId());
		}
	}

	@Override
	void received(JsonNode event) {
		JsonNode message = event.path("message");
		if (event.path("type").asString().equals("reacted")) {
			this.lines.computeIfPresent(event.path("messageSeq").asLong(),
					(seq, line) -> line.liked(event.path("count").asInt() > 0));
		}
		if (message.isObject()) {
			long seq = message.path("seq").asLong();
			Line before = this.lines.get(seq);
			Line line = Line.of(message).liked(before != null && before.liked());
			this.lines.put(seq, line);
			if (before != null && before.deleted() && !line.deleted()) {
				throw new AssertionError("A deleted message came back: " + event);
			}
			if (before == null) {
				this.seqs.put(line.clientId(), seq);
				settle(line.clientId());
			}
		}
	}

	/** An own message can be changed once it was acknowledged and its event came. */
	private void settle(String post) {
		Line line = this.own.get(post);
		Long seq = this.seqs.get(post);
		if (line != null && seq != null && !line.deleted()) {
			this.settled.add(seq);
		}
	}

	/** Its own messages by their clientId, as they must be. */
	Map<String, Line> own() {
		return Map.copyOf(this.own);
	}

	/** All messages by their seq, as the events up to {@link #lastSeq()} left them. */
	SortedMap<Long, Line> lines() {
		return this.lines;
	}

	/**
	 * A change of a message.
	 *
	 * @param post the clientId of the message's post
	 * @param kind {@code post}, {@code reply}, {@code edit}, {@code delete},
	 * {@code react} or {@code unreact}
	 * @param seq the message, or the one that a reply replies to; 0 for another post
	 * @param text the text; empty for a deletion and a reaction
	 */
	record Change(String post, String kind, long seq, String text) {

		boolean isPost() {
			return this.kind.equals("post") || this.kind.equals("reply");
		}

	}

}
