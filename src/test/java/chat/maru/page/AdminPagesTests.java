package chat.maru.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.Transport;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The administration pages, whose forms work without JavaScript. */
@MaruTest
class AdminPagesTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	private Browser administrator;

	@BeforeEach
	void begin() {
		this.administrator = this.maru.browser();
		this.administrator.join("Keeper " + UUID.randomUUID().toString().substring(0, 8));
		this.administrator.choosePassword("tulip engine harvest");
		this.jdbc.sql("update account set role = 'administrator' where id = ?")
			.param(Posts.json(this.administrator.get("/api/me").body()).get("id").stringValue())
			.update();
	}

	@Test
	void aUserIsFoundBannedAndUnbanned() {
		Guest guest = this.maru.guest();
		String found = this.administrator.get("/admin/people?query=" + guest.name().substring(6)).body();
		assertThat(found).contains(guest.name(), "/admin/people/" + guest.id() + "/ban");
		assertThat(submit("/admin/people/" + guest.id() + "/ban", "days", "7", "reason", "=cmd()")).isEqualTo(302);
		assertThat(this.maru.http().get("/api/me", "Authorization", guest.bearer()).statusCode()).isEqualTo(403);
		assertThat(this.administrator.get("/admin/people?show=banned").body()).contains(guest.name(), "=cmd()");
		String page = this.administrator.get("/admin/bans").body();
		assertThat(page).contains(guest.name(), "=cmd()");
		String ban = page.substring(0, page.indexOf(guest.name()) + 2_000)
			.replaceAll("(?s).*" + guest.name() + ".*?/admin/bans/([^/]+)/lift.*", "$1");
		assertThat(submit("/admin/bans/" + ban + "/lift")).isEqualTo(302);
		assertThat(this.maru.http().get("/api/me", "Authorization", guest.bearer()).statusCode()).isEqualTo(200);
		assertThat(this.administrator.get("/admin/audit").body()).contains("Account banned", guest.name());
		String file = this.administrator.get("/admin/audit.csv").body();
		List<String> lines = file.lines().toList();
		assertThat(lines.get(0)).isEqualTo("id,at,action,actor,actor_name,subject,subject_name,room,room_name,detail");
		assertThat(file).contains(",account-banned,").contains("\"" + guest.name() + "\"");
	}

	@Test
	void detailsAreInTheLanguageOfThePage() {
		Guest guest = this.maru.guest();
		Guest member = Members.member(this.maru);
		this.administrator.submit("/admin/access", "/admin/invitations", "days", "7", "uses", "3");
		submit("/admin/people/" + guest.id() + "/ban", "reason", "for a test");
		submit("/admin/people/" + member.id() + "/role", "role", "administrator");
		submit("/admin/people/" + member.id() + "/role", "role", "member");
		submit("/admin/bans", "network", "203.0.113.0/24", "days", "1", "reason", "for a test");
		String page = this.administrator.get("/admin/audit?lang=ko").body();
		assertThat(page).contains("3번 더 쓸 수 있어요", "관리자", "무기한", "203.0.113.0/24")
			.containsPattern("<time\\s+datetime=\"[0-9TZ:.-]+\">[^<]*</time><span>까지</span>")
			.doesNotContain("uses=3", "role=administrator", "role=member", "until=2");
	}

	@Test
	void aRefusedChangeShowsWhyAndHasNoEffect() {
		Guest guest = this.maru.guest();
		assertThat(this.administrator
			.submit("/admin/people", "/admin/people/" + guest.id() + "/role", "role", "administrator")
			.body()).contains("Only members can become administrators.");
		assertThat(this.administrator.submit("/admin/bans", "/admin/bans", "network", "nonsense").body())
			.contains("Enter an IP address", "value=\"nonsense\"");
		assertThat(this.administrator.submit("/admin/bots", "/admin/bots", "name", guest.name()).statusCode())
			.isEqualTo(422);
		assertThat(this.administrator.submit("/admin/people", "/admin/people/nobody/ban").statusCode()).isEqualTo(422);
	}

	@Test
	void aBotsTokenIsShownOnce() {
		String name = "Bot " + UUID.randomUUID().toString().substring(0, 8);
		String page = this.administrator.submit("/admin/bots", "/admin/bots", "name", name).body();
		String token = page.replaceAll("(?s).*id=\"token\"[^>]*value=\"([^\"]+)\".*", "$1");
		assertThat(this.maru.http().get("/api/me", "Authorization", "Bearer " + token).body()).contains(name, "bot");
		assertThat(this.administrator.get("/admin/bots").body()).contains(name).doesNotContain(token);
	}

	@Test
	void theOverviewCountsWhatThereIs() {
		Guest guest = this.maru.guest();
		String room = this.maru.room();
		this.maru.fill(room, guest, 3);
		String page = this.administrator.get("/admin").body();
		long guests = this.jdbc.sql("select count(*) from account where role = 'guest'").query(Long.class).single();
		long rooms = this.jdbc.sql("select count(*) from room where kind <> 'direct'").query(Long.class).single();
		long messages = this.jdbc.sql("select count(*) from message").query(Long.class).single();
		assertFigure(page, "Guests", guests);
		assertFigure(page, "Rooms", rooms);
		assertFigure(page, "Messages sent", messages);
		assertThat(page).containsPattern("Database</dt><dd>[0-9.]+ [KMG]B<")
			.containsPattern("Running for</dt><dd>\\d+ ");
		assertThat(this.administrator.get("/admin?lang=ko").body()).containsPattern("남은 디스크 공간|데이터베이스");
	}

	/** Other tests of this server may count something up in the meantime. */
	private static void assertFigure(String page, String label, long atLeast) {
		Matcher figure = Pattern.compile("<dt>" + label + "</dt>\\s*<dd>([0-9,]+)</dd>").matcher(page);
		assertThat(figure.find()).as(label).isTrue();
		assertThat(Long.parseLong(figure.group(1).replace(",", ""))).as(label).isGreaterThanOrEqualTo(atLeast);
	}

	@Test
	void peopleAreListedByRoleAndPageByPage() {
		String prefix = "Crowd" + UUID.randomUUID().toString().substring(0, 8);
		List<String> names = IntStream.range(100, 160).mapToObj((i) -> prefix + i).toList();
		names.forEach((name) -> this.jdbc.sql("""
				insert into account (id, name, name_key, name_initials, created_at, role)
				values (:name, :name, :key, :key, 0, 'guest')""")
			.param("name", name)
			.param("key", name.toLowerCase(Locale.ROOT))
			.update());
		String first = this.administrator.get("/admin/people?query=" + prefix).body();
		assertThat(listed(first, prefix)).isEqualTo(names.subList(0, 50));
		Matcher next = Pattern.compile("href=\"([^\"]+after=[^\"]+)\"").matcher(first);
		assertThat(next.find()).isTrue();
		String second = this.administrator.get(next.group(1).replace("&amp;", "&")).body();
		assertThat(listed(second, prefix)).isEqualTo(names.subList(50, 60));
		assertThat(second).contains("First page").doesNotContain("Next page");
		assertThat(this.administrator.get("/admin/people?show=guest&query=" + prefix).body()).contains(names.get(0));
		for (String other : List.of("member", "administrator", "bot", "online", "banned")) {
			assertThat(this.administrator.get("/admin/people?show=" + other + "&query=" + prefix).body()).as(other)
				.doesNotContain(names.get(0));
		}
		assertThat(this.administrator.get("/admin/people").body()).contains("admin-row");
		for (String odd : List.of("after=%00", "show=nobody", "query=%00", "after=" + "x".repeat(2_000))) {
			assertThat(this.administrator.get("/admin/people?" + odd).statusCode()).as(odd).isEqualTo(200);
		}
	}

	private static List<String> listed(String page, String prefix) {
		return Pattern.compile("<bdi>(" + prefix + "\\d+)</bdi>")
			.matcher(page)
			.results()
			.map((name) -> name.group(1))
			.toList();
	}

	@Test
	void anOnlineUserIsInTheListOfThoseWhoAreOnline() {
		Guest guest = this.maru.guest();
		String path = "/admin/people?show=online&query=" + guest.name().substring(6);
		assertThat(this.administrator.get(path).body()).doesNotContain(guest.id());
		this.maru.connect(Transport.NATIVE, guest);
		Waiting.await().until(() -> this.administrator.get(path).body().contains(guest.id()));
	}

	@Test
	void roomsAreListedWithoutTheNamesOfPrivateOnes() {
		Guest owner = Members.member(this.maru);
		String part = UUID.randomUUID().toString().substring(0, 8);
		String open = Members.room(this.maru, owner, "Open " + part, "public");
		String hidden = Members.room(this.maru, owner, "Hidden " + part, "private");
		this.maru.fill(open, owner, 1);
		String rooms = this.administrator.get("/admin/rooms?query=" + part).body();
		assertThat(rooms).contains("Open " + part, "1 member").doesNotContain("Hidden", hidden);
		String own = this.administrator.submit("/rooms", "/rooms", "name", "Own " + part, "kind", "private")
			.headers()
			.firstValue("Location")
			.orElseThrow();
		StringBuilder all = new StringBuilder();
		String page = this.administrator.get("/admin/rooms?show=private").body();
		Matcher next = Pattern.compile("href=\"([^\"]+after=[^\"]+)\"").matcher(page);
		all.append(page);
		while (next.find()) {
			page = this.administrator.get(next.group(1).replace("&amp;", "&")).body();
			all.append(page);
			next.reset(page);
		}
		assertThat(all).contains("Private room", "Own " + part, own.replaceAll(".*/rooms/", "/rooms/") + "/about")
			.doesNotContain("Hidden " + part, "/rooms/" + hidden + "/about");
	}

	@Test
	void aRoomIsArchivedAndRestoredByAnAdministratorWhoIsNotInIt() {
		Guest owner = Members.member(this.maru);
		for (String kind : List.of("public", "private")) {
			String part = UUID.randomUUID().toString().substring(0, 8);
			String room = Members.room(this.maru, owner, "Shelf " + part, kind);
			String form = "/admin/rooms/" + room + "/archived";
			HttpResponse<String> answer = this.administrator.submit("/admin/people", form, "archived", "true", "show",
					kind, "query", part);
			assertThat(this.administrator.follow(answer).body()).contains("Room archived.");
			assertThat(read(owner, room).get("archived").booleanValue()).isTrue();
			assertThat(this.administrator.get("/admin/rooms?query=" + part).body().contains("Restore"))
				.isEqualTo(kind.equals("public"));
			answer = this.administrator.submit("/admin/people", form, "archived", "false");
			assertThat(this.administrator.follow(answer).body()).contains("Room restored.");
			assertThat(read(owner, room).has("archived")).isFalse();
			assertThat(Posts
				.json(this.maru.http()
					.get("/api/rooms/" + room + "/events?after=0", "Authorization", owner.bearer())
					.body())
				.get("events")
				.valueStream()).extracting((event) -> event.get("type").stringValue())
				.containsExactly("archived", "unarchived");
		}
		assertThat(entries("action", "room-archived")).isNotEmpty();
		assertThat(this.administrator.get("/admin/rooms").body()).doesNotContain("/admin/rooms/lobby/archived");
	}

	@Test
	void theLobbyAndDirectMessagesAreNotArchived() {
		Guest one = Members.member(this.maru);
		Guest other = Members.member(this.maru);
		String talk = Posts
			.json(this.maru.http()
				.postJson("/api/direct", "{\"people\":[\"" + other.id() + "\"]}", "Authorization", one.bearer())
				.body())
			.get("id")
			.stringValue();
		HttpResponse<String> lobby = this.administrator.submit("/admin/people", "/admin/rooms/lobby/archived",
				"archived", "true");
		assertThat(lobby.statusCode()).isEqualTo(422);
		assertThat(lobby.body()).contains("id=\"rooms-error\"");
		for (String unknown : List.of(talk, "nowhere")) {
			assertThat(this.administrator
				.submit("/admin/people", "/admin/rooms/" + unknown + "/archived", "archived", "true")
				.statusCode()).as(unknown).isEqualTo(404);
		}
	}

	private JsonNode read(Guest reader, String room) {
		return Posts.json(this.maru.http().get("/api/rooms/" + room, "Authorization", reader.bearer()).body());
	}

	@Test
	void theAuditLogIsFiltered() {
		Guest guest = this.maru.guest();
		Guest member = Members.member(this.maru);
		submit("/admin/people/" + guest.id() + "/ban", "reason", "for a test");
		submit("/admin/people/" + member.id() + "/role", "role", "administrator");
		submit("/admin/people/" + member.id() + "/role", "role", "member");
		String name = this.jdbc.sql("select name from account where id = ?")
			.param(Posts.json(this.administrator.get("/api/me").body()).get("id").stringValue())
			.query(String.class)
			.single();
		assertThat(entries("name", name)).containsExactly("Server role changed", "Server role changed",
				"Account banned");
		assertThat(entries("name", guest.name())).containsExactly("Account banned");
		assertThat(entries("name", name, "action", "account-banned")).containsExactly("Account banned");
		assertThat(entries("name", member.name(), "action", "account-banned")).isEmpty();
		assertThat(entries("name", "nobody of this name")).isEmpty();
		String today = LocalDate.now(ZoneOffset.UTC).toString();
		assertThat(entries("name", name, "from", today)).hasSize(3);
		assertThat(entries("name", name, "to", today)).hasSize(3);
		assertThat(entries("name", name, "to", "2020-01-01")).isEmpty();
		assertThat(entries("name", name, "from", "2999-01-01")).isEmpty();
		assertThat(entries("name", name, "from", "soon", "to", "+999999999-12-31", "zone", "nowhere")).hasSize(3);
		assertThat(this.administrator.get("/admin/audit.csv?" + query("name", name, "action", "account-banned")).body())
			.hasLineCount(2);
	}

	private List<String> entries(String... fields) {
		String page = this.administrator.get("/admin/audit?" + query(fields)).body();
		return Pattern.compile("<p class=\"admin-item\"><span>([^<]+)</span>")
			.matcher(page)
			.results()
			.map((entry) -> entry.group(1))
			.toList();
	}

	private static String query(String... fields) {
		return IntStream.range(0, fields.length / 2)
			.mapToObj((i) -> fields[2 * i] + "=" + URLEncoder.encode(fields[2 * i + 1], StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	@Test
	void theNameOfTheServerIsOnItsPages() {
		String name = "정원 <Club> & Co " + UUID.randomUUID().toString().substring(0, 8);
		String escaped = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
		try {
			assertThat(name(name).statusCode()).isEqualTo(302);
			String door = this.maru.browser().get("/").body();
			assertThat(door)
				.contains("<title>Join · " + escaped + "</title>", "Welcome to " + escaped,
						"<bdi class=\"brand-name\">" + escaped + "</bdi>")
				.doesNotContain("class=\"wordmark\"");
			assertThat(this.administrator.get("/").body()).contains("<title>Lobby · " + escaped + "</title>",
					"<meta name=\"application-name\" content=\"" + escaped + "\">");
			JsonNode manifest = Posts.json(this.maru.http().get("/manifest.json").body());
			assertThat(manifest.get("name").stringValue()).isEqualTo(name);
			assertThat(manifest.get("short_name").stringValue()).isEqualTo(name);
			assertThat(manifest.get("icons").size()).isEqualTo(3);
			assertThat(this.administrator.get("/nowhere", "Accept", "text/html").body()).contains(" · " + escaped);
			assertThat(this.administrator.get("/admin/audit").body()).contains("Server renamed");
			for (String refused : List.of("x".repeat(41), "a\u0000b", "a\u202eb", "a\nb", "\u3164")) {
				HttpResponse<String> answer = name(refused);
				assertThat(answer.statusCode()).isEqualTo(422);
				assertThat(answer.body()).contains("aria-invalid=\"true\"");
			}
			assertThat(this.maru.browser().get("/").body()).contains("Welcome to " + escaped);
		}
		finally {
			assertThat(name(" ").statusCode()).isEqualTo(302);
		}
		assertThat(this.maru.browser().get("/").body()).contains("<title>Join · Maru</title>", "Welcome to Maru",
				"class=\"wordmark\"");
		assertThat(this.jdbc.sql("select count(*) from setting where name = 'server-name'").query(Long.class).single())
			.isZero();
	}

	private HttpResponse<String> name(String name) {
		return this.administrator.submit("/admin/settings", "/admin/settings/name", "name", name);
	}

	@Test
	void theAccentOfTheServerIsOnItsPages() {
		try {
			assertThat(accent("hue", "250").statusCode()).isEqualTo(302);
			for (String page : List.of(this.maru.browser().get("/").body(), this.administrator.get("/").body(),
					this.administrator.get("/nowhere", "Accept", "text/html").body())) {
				assertThat(page).contains("data-accent=\"250\"");
			}
			assertThat(this.administrator.get("/admin/settings").body()).contains("value=\"250\"");
			for (String refused : List.of("-1", "360")) {
				HttpResponse<String> answer = accent("hue", refused);
				assertThat(answer.statusCode()).as(refused).isEqualTo(422);
				assertThat(answer.body()).contains("id=\"accent-error\"");
			}
			assertThat(accent("hue", "warm").statusCode()).isEqualTo(400);
			assertThat(this.maru.browser().get("/").body()).contains("data-accent=\"250\"");
			assertThat(this.administrator.get("/admin/audit").body()).contains("Accent color changed");
		}
		finally {
			assertThat(accent("hue", "12", "reset", "true").statusCode()).isEqualTo(302);
		}
		assertThat(this.maru.browser().get("/").body()).doesNotContain("data-accent");
	}

	private HttpResponse<String> accent(String... fields) {
		return this.administrator.submit("/admin/settings", "/admin/settings/accent", fields);
	}

	@Test
	void thePictureOfTheServerIsOnItsPagesAndPublic() throws IOException {
		try {
			HttpResponse<String> refused = upload(this.administrator, new byte[] { 1, 2, 3 });
			assertThat(refused.statusCode()).isEqualTo(422);
			assertThat(Posts.json(refused.body()).get("code").stringValue()).isEqualTo("picture-type");
			assertThat(upload(this.administrator, png()).statusCode()).isEqualTo(204);
			String door = this.maru.browser().get("/").body();
			Matcher address = Pattern.compile("/server-picture/[0-9a-f]{32}").matcher(door);
			assertThat(address.find()).isTrue();
			String picture = address.group();
			for (String page : List.of(door, this.administrator.get("/").body())) {
				assertThat(page).contains("<link rel=\"icon\" type=\"image/png\" href=\"" + picture + "/64\">",
						"<link rel=\"apple-touch-icon\" href=\"" + picture + "/192\">", "src=\"" + picture + "/64\"");
			}
			JsonNode icons = Posts.json(this.maru.http().get("/manifest.json").body()).get("icons");
			assertThat(icons.valueStream()).extracting((icon) -> "/" + icon.get("src").stringValue())
				.containsExactly(picture + "/192", picture + "/512");
			HttpResponse<String> shown = this.maru.http().get(picture + "/512");
			assertThat(shown.statusCode()).isEqualTo(200);
			assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/png");
			assertThat(shown.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
			assertThat(shown.headers().allValues("Cache-Control"))
				.containsExactly("max-age=31536000, public, immutable");
			assertThat(this.maru.http().get("/server-picture/" + "0".repeat(32) + "/64").statusCode()).isEqualTo(404);
			assertThat(this.administrator.get("/admin/audit").body()).contains("Server picture changed");
			Browser guest = this.maru.browser();
			guest.join("Guest " + UUID.randomUUID().toString().substring(0, 8));
			assertThat(upload(guest, png()).statusCode()).isEqualTo(404);
		}
		finally {
			assertThat(this.administrator.submit("/admin/settings", "/admin/settings/picture/remove").statusCode())
				.isEqualTo(302);
		}
		assertThat(this.maru.browser().get("/").body()).contains("favicon.svg").doesNotContain("/server-picture/");
		assertThat(this.jdbc.sql("select count(*) from picture where owner = 'server'").query(Long.class).single())
			.isZero();
	}

	private static HttpResponse<String> upload(Browser browser, byte[] picture) {
		return browser.upload("/admin/settings/picture", picture, "X-CSRF-TOKEN", browser.csrf(), "Content-Type",
				"image/png");
	}

	private static byte[] png() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB), "png", bytes);
		return bytes.toByteArray();
	}

	@Test
	void otherUsersGet404() {
		Browser guest = this.maru.browser();
		guest.join("Guest " + UUID.randomUUID().toString().substring(0, 8));
		Browser member = this.maru.browser();
		member.join("Guest " + UUID.randomUUID().toString().substring(0, 8));
		member.choosePassword(Members.PASSWORD);
		// The owner of a room, who moderates it.
		member.submit("/rooms", "/rooms", "name", "Room " + UUID.randomUUID().toString().substring(0, 8), "kind",
				"public");
		for (Browser other : List.of(guest, member)) {
			String missing = other.get("/nowhere", "Accept", "text/html").body();
			for (String path : List.of("/admin", "/admin/people", "/admin/rooms", "/admin/access", "/admin/bans",
					"/admin/bots", "/admin/audit", "/admin/audit.csv", "/admin/settings")) {
				HttpResponse<String> answer = other.get(path, "Accept", "text/html");
				assertThat(answer.statusCode()).as(path).isEqualTo(404);
				assertThat(answer.body()).as(path).isEqualTo(missing);
				assertThat(this.maru.browser().get(path).statusCode()).as(path).isIn(302, 401);
			}
			String csrf = other.csrf();
			for (String path : List.of("/admin/bots", "/admin/bans", "/admin/bans/x/lift", "/admin/people/x/role",
					"/admin/people/x/ban", "/admin/settings/name", "/admin/settings/accent",
					"/admin/settings/picture/remove", "/admin/invitations", "/admin/invitations/x/revoke")) {
				assertThat(other.form(path, csrf).statusCode()).as(path).isEqualTo(404);
			}
			assertThat(other.form("/admin/access", csrf, "access", "INVITE").statusCode()).isEqualTo(404);
			assertThat(other.form("/admin/rooms/x/archived", csrf, "archived", "true").statusCode()).isEqualTo(404);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			plain        | "plain"
			say "hi"     | "say ""hi""\"
			=1+1         | "'=1+1"
			+1           | "'+1"
			-1           | "'-1"
			@sum         | "'@sum"
			＝1+1        | "'＝1+1"
			＋1          | "'＋1"
			－1          | "'－1"
			＠sum        | "'＠sum"
			a=b          | "a=b"
			""")
	void aFormulaIsWrittenAsText(String value, String field) {
		assertThat(AdminAuditController.field(value)).isEqualTo(field);
	}

	private int submit(String path, String... fields) {
		return this.administrator.submit("/admin/people", path, fields).statusCode();
	}

}
