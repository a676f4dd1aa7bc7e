package chat.maru.room;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Invitation links, valid for a time and a number of people until they are revoked. */
@MaruTest
class RoomInvitationTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	private Guest owner;

	private String room;

	@BeforeEach
	void begin() {
		this.owner = Members.member(this.maru);
		this.room = Members.room(this.maru, this.owner, UUID.randomUUID().toString(), "private");
	}

	@Test
	void anyoneWithTheLinkCanJoin() {
		String link = link(this.owner, 2);
		Browser guest = joined();
		assertThat(guest.get(link).body()).contains("/invite/room/");
		assertThat(guest.get("/rooms/" + this.room).statusCode()).isEqualTo(404);
		assertThat(accept(guest, link)).isEqualTo("/rooms/" + this.room);
		assertThat(guest.get("/rooms/" + this.room).statusCode()).isEqualTo(200);
		assertThat(accept(guest, link)).isEqualTo("/rooms/" + this.room);
		assertThat(usesLeft()).isEqualTo(1);
	}

	@Test
	void aNewUserJoinsWithAName() {
		String link = link(this.owner, 1);
		Browser stranger = this.maru.browser();
		assertThat(stranger.get(link).statusCode()).isEqualTo(200);
		assertThat(stranger.submit(link, link, "name", "").statusCode()).isEqualTo(422);
		assertThat(stranger.submit(link, link, "name", "Guest " + UUID.randomUUID().toString().substring(0, 8))
			.headers()
			.firstValue("Location")
			.orElseThrow()).endsWith("/rooms/" + this.room);
		assertThat(stranger.get("/rooms/" + this.room).statusCode()).isEqualTo(200);
	}

	@Test
	void aLinkLetsAsManyInAsItSays() {
		String link = link(this.owner, 2);
		List<Browser> guests = IntStream.range(0, 6).mapToObj((i) -> joined()).toList();
		List<CompletableFuture<Integer>> answers = guests.stream()
			.map((guest) -> CompletableFuture.supplyAsync(() -> guest.form(link, guest.csrf(), "x", "y").statusCode()))
			.toList();
		assertThat(answers).extracting(CompletableFuture::join).filteredOn((status) -> status == 302).hasSize(2);
		assertThat(answers).extracting(CompletableFuture::join).allMatch((status) -> status == 302 || status == 404);
		assertThat(guests).filteredOn((guest) -> guest.get("/rooms/" + this.room).statusCode() == 200).hasSize(2);
	}

	@Test
	void aLinkHoldsNoLongerThanItShould() {
		Guest moderator = this.maru.guest();
		this.maru.http()
			.putJson("/api/rooms/" + this.room + "/members/" + moderator.id(), "{}", "Authorization",
					this.owner.bearer());
		role(moderator, "moderator");
		String revoked = link(this.owner, 5);
		String id = json("/invitations").at("/0/id").stringValue();
		byte[] kept = this.jdbc.sql("select hash from room_invitation where room_id = ?")
			.param(this.room)
			.query(byte[].class)
			.single();
		String expired = link(this.owner, 5);
		this.jdbc.sql("update room_invitation set expires_at = 1000 where room_id = ? and hash <> ?")
			.params(this.room, kept)
			.update();
		String demoted = link(moderator, 5);
		assertThat(this.maru.browser().get(revoked).statusCode()).isEqualTo(200);
		assertThat(this.maru.browser().get(demoted).statusCode()).isEqualTo(200);
		this.maru.http().delete("/api/rooms/" + this.room + "/invitations/" + id, "Authorization", this.owner.bearer());
		role(moderator, "member");
		for (String link : List.of(revoked, expired, demoted, "/invite/room/x", "/invite/room/" + "x".repeat(1_000))) {
			assertThat(this.maru.browser().get(link).statusCode()).isEqualTo(404);
			Browser guest = joined();
			assertThat(guest.form(link, guest.csrf(), "x", "y").statusCode()).isEqualTo(404);
		}
		role(moderator, "moderator");
		String archived = link(moderator, 5);
		this.maru.http()
			.putJson("/api/rooms/" + this.room + "/archived", "{\"archived\":true}", "Authorization",
					this.owner.bearer());
		assertThat(this.maru.browser().get(archived).statusCode()).isEqualTo(404);
	}

	@Test
	void aRoomHasABoundedNumberOfLinks() {
		for (int i = 0; i < 100; i++) {
			link(this.owner, 1);
		}
		assertThat(make("{\"days\":1,\"uses\":1}")).isEqualTo(409);
		this.jdbc.sql("update room_invitation set uses_left = 0 where room_id = ?").param(this.room).update();
		assertThat(make("{\"days\":1,\"uses\":1}")).isEqualTo(201);
		assertThat(this.jdbc.sql("select count(*) from room_invitation where room_id = ?")
			.param(this.room)
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"days\":0,\"uses\":1}", "{\"days\":31,\"uses\":1}", "{\"days\":1,\"uses\":0}",
			"{\"days\":1,\"uses\":1001}", "{\"days\":9223372036854775807,\"uses\":1}" })
	void aLinkHasBounds(String body) {
		assertThat(make(body)).isEqualTo(422);
	}

	private Browser joined() {
		Browser browser = this.maru.browser();
		browser.join("Guest " + UUID.randomUUID().toString().substring(0, 8));
		return browser;
	}

	private String accept(Browser browser, String link) {
		String location = browser.submit(link, link).headers().firstValue("Location").orElseThrow();
		return location.substring(location.indexOf("/rooms/"));
	}

	private String link(Guest guest, int uses) {
		String url = Posts
			.json(this.maru.http()
				.postJson("/api/rooms/" + this.room + "/invitations", "{\"days\":1,\"uses\":" + uses + "}",
						"Authorization", guest.bearer())
				.body())
			.get("url")
			.stringValue();
		return url.substring(url.indexOf("/invite/"));
	}

	private int make(String body) {
		return this.maru.http()
			.postJson("/api/rooms/" + this.room + "/invitations", body, "Authorization", this.owner.bearer())
			.statusCode();
	}

	private void role(Guest guest, String role) {
		assertThat(this.maru.http()
			.putJson("/api/rooms/" + this.room + "/members/" + guest.id(), "{\"role\":\"" + role + "\"}",
					"Authorization", this.owner.bearer())
			.statusCode()).isEqualTo(204);
	}

	private int usesLeft() {
		return json("/invitations").at("/0/usesLeft").intValue();
	}

	private JsonNode json(String path) {
		return Posts
			.json(this.maru.http().get("/api/rooms/" + this.room + path, "Authorization", this.owner.bearer()).body());
	}

}
