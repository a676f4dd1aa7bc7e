package chat.maru.durability;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import chat.maru.log.ClientId;
import chat.maru.support.Guest;
import chat.maru.support.Http;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.ServerProcess;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A room in which people post, reply, mention its owner, react, edit and delete, and what
 * must be true of it at the end.
 */
final class Conversation {

	private final List<URI> servers;

	private final Set<String> temporary;

	private final List<Http> https;

	private final Guest owner;

	private final String room;

	private final List<Talker> talkers = new ArrayList<>();

	/**
	 * Creates the room.
	 * @param servers the servers at which people take part
	 * @param temporary the codes of refusals after which they try again
	 */
	Conversation(List<ServerProcess> servers, Set<String> temporary) {
		this.servers = servers.stream().map(ServerProcess::address).toList();
		this.https = servers.stream().map(ServerProcess::http).toList();
		this.temporary = temporary;
		this.owner = guest();
		call(this.owner, "PUT", "/api/me/password", "{\"chosen\":\"" + Members.PASSWORD + "\"}");
		this.room = Posts.json(call(this.owner, "POST", "/api/rooms", "{\"name\":\"Talk\"}")).get("id").stringValue();
	}

	/** Another person in the room, with two tabs. */
	List<Talker> person(Random random) {
		Guest guest = guest();
		call(guest, "POST", "/api/rooms/" + this.room + "/join", "");
		List<Talker> tabs = List.of(tab(guest, new Random(random.nextLong())),
				tab(guest, new Random(random.nextLong())));
		this.talkers.addAll(tabs);
		return tabs;
	}

	private Talker tab(Guest guest, Random random) {
		return new Talker(this.servers, guest.token(), this.room, this.owner, random, this.temporary);
	}

	private Guest guest() {
		return Guest.join(this.https.get(0), "Guest " + UUID.randomUUID().toString().substring(0, 13));
	}

	private String call(Guest as, String method, String path, String body) {
		var answer = this.https.get(0)
			.send(method, path, body, "Authorization", as.bearer(), "Content-Type", "application/json");
		assertThat(answer.statusCode() / 100).as(path + ": " + answer.body()).isEqualTo(2);
		return answer.body();
	}

	private JsonNode get(Http http, String path) {
		var answer = http.get(path, "Authorization", this.owner.bearer());
		assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
		return Posts.json(answer.body());
	}

	/**
	 * Checks that the acknowledged changes, and no others, are in the events, the history
	 * and the search, and that the owner's unread messages and mentions are counted
	 * right.
	 * @return the messages by their seq
	 */
	SortedMap<Long, Line> check(Participants participants) {
		long last = get(this.https.get(0), "/api/rooms/" + this.room).get("lastSeq").asLong();
		participants.until("everyone had the whole conversation")
			.until(() -> this.talkers.stream().allMatch((talker) -> talker.lastSeq() >= last));
		SortedMap<Long, Line> lines = this.talkers.get(0).lines();
		Map<String, Line> own = new HashMap<>();
		this.talkers.forEach((talker) -> own.putAll(talker.own()));
		Map<String, Line> stored = new HashMap<>();
		lines.values().forEach((line) -> stored.put(line.clientId(), line));
		assertThat(stored).as("exactly the acknowledged changes").isEqualTo(own).hasSize(lines.size());
		assertThat(this.talkers).allSatisfy((talker) -> assertThat(talker.lines()).isEqualTo(lines));
		SortedMap<Long, Line> left = new TreeMap<>(lines);
		left.values().removeIf(Line::deleted);
		// Results of a search may have no reactions.
		left.replaceAll((seq, line) -> line.liked(false));
		for (Http http : this.https) {
			assertThat(history(http)).as("history").isEqualTo(lines);
			JsonNode state = get(http, "/api/rooms/" + this.room);
			assertThat(state.get("unread").asLong()).as("unread messages").isEqualTo(left.size());
			assertThat(state.get("mentions").asLong()).as("unread mentions")
				.isEqualTo(left.values().stream().filter(Line::mentions).count());
			participants.until("the search had followed everything").until(() -> found(http).equals(left));
		}
		return lines;
	}

	private SortedMap<Long, Line> history(Http http) {
		SortedMap<Long, Line> all = new TreeMap<>();
		JsonNode page;
		do {
			String before = all.isEmpty() ? "" : "&before=" + all.firstKey();
			page = get(http, "/api/rooms/" + this.room + "/messages?limit=200" + before);
			page.get("messages").forEach((message) -> all.put(Posts.seq(message), Line.of(message)));
		}
		while (page.get("more").asBoolean());
		return all;
	}

	private SortedMap<Long, Line> found(Http http) {
		SortedMap<Long, Line> all = new TreeMap<>();
		String before = "";
		JsonNode page;
		do {
			page = get(http, "/api/search?limit=50&q=" + URLEncoder.encode("대화", StandardCharsets.UTF_8) + before);
			page.get("results").forEach((result) -> {
				JsonNode message = result.get("message");
				all.put(Posts.seq(message), Line.of(message).liked(false));
			});
			before = "&before=" + page.path("before").asString();
		}
		while (page.get("more").asBoolean());
		return all;
	}

	/** The same from the database. */
	SortedMap<Long, Line> stored(Connection database) throws SQLException {
		try (Statement statement = database.createStatement();
				ResultSet row = statement.executeQuery(
						"""
								select message.seq, message.client_id, message.reply_to, coalesce(event.text, '') as text,
									exists (select 1 from mention where mention.room_id = message.room_id
										and mention.message_seq = message.seq and mention.account_id = '%s' and present = 1) as mentions,
									case when deleted_at is null then version else 1 end as version, message.reactions, deleted_at
								from message
								left join event on event.room_id = message.room_id and event.seq = message.text_seq
								where message.room_id = '%s'"""
							.formatted(this.owner.id(), this.room))) {
			SortedMap<Long, Line> all = new TreeMap<>();
			while (row.next()) {
				all.put(row.getLong("seq"),
						new Line(ClientId.text(row.getBytes("client_id")), row.getLong("reply_to"),
								row.getString("text"), row.getBoolean("mentions"), row.getInt("version"),
								row.getString("reactions") != null, row.getLong("deleted_at") != 0));
			}
			return all;
		}
	}

}
