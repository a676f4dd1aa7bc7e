package chat.maru.durability;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Access that ends on one node ends on the other. */
class ClusterRevocationIT extends ClusterStage {

	@Test
	void aUserWhoseAccessEndedHearsNothingOnTheOtherNodeASecondLater() throws Exception {
		Guest administrator = b.member();
		cluster.jdbc().sql("update account set role = 'administrator' where id = ?").param(administrator.id()).update();
		Map<String, StompSocket> out = new LinkedHashMap<>();
		Map<String, Runnable> ways = new LinkedHashMap<>();
		Guest removed = joined();
		out.put("removed", subscribed(b, removed));
		ways.put("removed",
				() -> a.call(this.owner, "DELETE", "/api/rooms/" + this.room + "/members/" + removed.id(), ""));
		Guest left = joined();
		out.put("left", subscribed(b, left));
		ways.put("left", () -> a.call(left, "POST", "/api/rooms/" + this.room + "/leave", ""));
		Guest banned = joined();
		out.put("banned", subscribed(b, banned));
		ways.put("banned",
				() -> a.call(administrator, "POST", "/api/admin/bans", "{\"account\":\"" + banned.id() + "\"}"));
		Guest revoked = joined();
		out.put("token revoked", subscribed(b, revoked));
		ways.put("token revoked",
				() -> a.call(revoked, "DELETE", "/api/tokens/"
						+ Posts.json(a.call(revoked, "GET", "/api/tokens", "").body()).get(0).get("id").stringValue(),
						""));
		Browser browser = a.browser();
		browser.join("Visitor " + UUID.randomUUID().toString().substring(0, 8));
		Browser onB = browser.at(b.address().toString());
		String csrf = onB.csrf();
		assertThat(onB
			.fetch("/api/rooms/" + this.room + "/join", "", "X-CSRF-TOKEN", csrf, "Content-Type", "application/json")
			.statusCode()).isEqualTo(204);
		StompSocket session = b.socket(onB.handshake());
		session.connect("X-CSRF-TOKEN:" + csrf);
		session.subscribe("s", "/topic/chat." + this.room);
		out.put("logged out", session);
		ways.put("logged out", () -> browser.submit("/account", "/logout"));
		Map<String, Long> ended = new LinkedHashMap<>();
		try (Numbered posts = new Numbered(a, this.owner, this.room)) {
			out.forEach((way, socket) -> awaitText(socket, "number " + posts.count()));
			ways.forEach((way, end) -> {
				end.run();
				ended.put(way, System.nanoTime());
			});
			Waiting.elapse(SECOND.multipliedBy(2));
			out.forEach((way, socket) -> assertThat(texts(socket)).as(way)
				.doesNotContainAnyElementsOf(posts.since(ended.get(way) + SECOND.toNanos())));
		}
	}

}
