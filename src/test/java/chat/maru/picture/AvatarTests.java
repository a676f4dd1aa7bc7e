package chat.maru.picture;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Members choose a picture, which everyone who is logged in sees. */
@MaruTest
class AvatarTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	private Browser minji;

	private String id;

	private Guest reader;

	@BeforeEach
	void begin() {
		this.minji = this.maru.browser();
		this.minji.join("Minji " + UUID.randomUUID().toString().substring(0, 8));
		this.minji.choosePassword(Members.PASSWORD);
		this.id = me().get("id").stringValue();
		this.reader = this.maru.guest();
	}

	@Test
	void aPictureIsServedToPeopleWhoAreLoggedIn() {
		assertThat(profile().has("avatar")).isFalse();
		assertThat(upload(Images.of("png", 600, 400)).statusCode()).isEqualTo(204);
		String hash = profile().get("avatar").stringValue();
		for (int size : new int[] { 64, 256 }) {
			HttpResponse<String> answer = get(hash, size);
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.headers().allValues("Cache-Control"))
				.containsExactly("max-age=31536000, private, immutable");
			assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/jpeg");
			assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		}
		String path = path(hash, 64);
		assertThat(this.maru.http().get(path).statusCode()).isEqualTo(401);
		assertThat(this.maru.browser().get(path, "Accept", "image/*").statusCode()).isEqualTo(401);
		assertThat(get(hash, 65).statusCode()).isEqualTo(404);
		assertThat(get("0".repeat(32), 64).statusCode()).isEqualTo(404);
		assertThat(this.minji.get(path).body()).doesNotContain("PNG");
	}

	@Test
	void everyPersonObjectNamesThePicture() {
		String room = Members.room(this.maru, member(), UUID.randomUUID().toString(), "public");
		this.minji.fetch("/api/rooms/" + room + "/join", "", "X-CSRF-TOKEN", this.minji.csrf());
		String post = "{\"clientId\":\"%s\",\"text\":\"hello\"}".formatted(UUID.randomUUID());
		HttpResponse<String> posted = this.minji.fetch("/api/rooms/" + room + "/messages", post, "X-CSRF-TOKEN",
				this.minji.csrf(), "Content-Type", "application/json");
		assertThat(posted.statusCode()).as(posted.body()).isEqualTo(201);
		upload(Images.of("jpeg", 80, 80));
		String hash = profile().get("avatar").stringValue();
		assertThat(me().get("avatar").stringValue()).isEqualTo(hash);
		String query = me().get("name").stringValue().replace(" ", "%20");
		for (String path : List.of("/api/rooms/" + room + "/messages", "/api/rooms/" + room + "/events?after=0",
				"/api/rooms/" + room + "/members", "/api/rooms", "/api/accounts?query=" + query)) {
			// The last message of a room is known a moment after it was posted.
			Waiting.await()
				.untilAsserted(
						() -> assertThat(this.minji.get(path).body()).as(path).contains("\"avatar\":\"" + hash + "\""));
		}
	}

	@Test
	void aPictureIsReplacedAndRemoved() {
		upload(Images.of("png", 100, 100));
		String first = profile().get("avatar").stringValue();
		upload(Images.of("png", 100, 90));
		upload(Images.of("gif", 30, 60));
		String second = profile().get("avatar").stringValue();
		assertThat(second).isNotEqualTo(first);
		assertThat(get(first, 64).statusCode()).isEqualTo(404);
		assertThat(get(second, 64).statusCode()).isEqualTo(200);
		assertThat(this.minji.submit("/account", "/account/avatar/remove").statusCode()).isEqualTo(302);
		assertThat(profile().has("avatar")).isFalse();
		assertThat(get(second, 64).statusCode()).isEqualTo(404);
		assertThat(stored()).isZero();
	}

	@Test
	void aDeletedAccountHasNoPicture() {
		upload(Images.of("png", 100, 100));
		assertThat(stored()).isEqualTo(2);
		assertThat(this.minji.submit("/account", "/account/delete", "present", Members.PASSWORD).statusCode())
			.isEqualTo(302);
		assertThat(stored()).isZero();
	}

	@Test
	void whatIsNoPictureIsRefused() {
		refused(upload("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8)), 422,
				"picture-type");
		refused(upload(new byte[0]), 422, "picture-type");
		refused(upload(Images.png(20_000, 20_000)), 422, "picture-too-large");
		byte[] image = Images.of("png", 300, 300);
		refused(upload(Arrays.copyOf(image, image.length / 2)), 422, "picture-broken");
		refused(upload(new byte[5 * 1024 * 1024 + 1]), 413, "request-too-large");
		refused(upload(new byte[5 * 1024 * 1024]), 422, "picture-type");
		assertThat(profile().has("avatar")).isFalse();
	}

	@Test
	void guestsAndTokensAndOtherSitesChangeNoPicture() {
		Browser guest = this.maru.browser();
		guest.join("Guest " + UUID.randomUUID().toString().substring(0, 8));
		byte[] image = Images.of("png", 100, 100);
		refused(guest.upload("/account/avatar", image, "X-CSRF-TOKEN", guest.csrf(), "Content-Type", "image/png"), 403,
				"members-only");
		refused(this.minji.upload("/account/avatar", image, "Content-Type", "image/png"), 403, "csrf-invalid");
		assertThat(this.maru.browser()
			.upload("/account/avatar", image, "Authorization", member().bearer(), "Content-Type", "image/png")
			.statusCode()).isEqualTo(403);
	}

	@Test
	void aPictureIsChangedAtMostTwentyTimesAnHour() {
		for (int i = 0; i < 20; i++) {
			upload(new byte[] { 1 });
		}
		refused(upload(Images.of("png", 100, 100)), 429, "picture-too-often");
	}

	private Guest member() {
		return Members.member(this.maru);
	}

	private long stored() {
		return this.jdbc.sql("select count(*) from picture where owner = ?").param(this.id).query(Long.class).single();
	}

	private HttpResponse<String> upload(byte[] image) {
		return this.minji.upload("/account/avatar", image, "X-CSRF-TOKEN", this.minji.csrf(), "Content-Type",
				"image/png");
	}

	private static void refused(HttpResponse<String> answer, int status, String code) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(Posts.json(answer.body()).get("code").stringValue()).isEqualTo(code);
	}

	private HttpResponse<String> get(String hash, int size) {
		return this.maru.http().get(path(hash, size), "Authorization", this.reader.bearer());
	}

	private String path(String hash, int size) {
		return "/avatars/" + this.id + "/" + hash + "/" + size;
	}

	private JsonNode profile() {
		return Posts
			.json(this.maru.http().get("/api/accounts/" + this.id, "Authorization", this.reader.bearer()).body());
	}

	private JsonNode me() {
		return Posts.json(this.minji.get("/api/me").body());
	}

}
