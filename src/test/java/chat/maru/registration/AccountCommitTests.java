package chat.maru.registration;

import java.net.http.HttpResponse;
import java.util.List;

import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.SqliteOnly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A change of an account that is interrupted at one of its steps is not done at all, and
 * the next time it is done whole.
 */
@MaruTest
@SqliteOnly("Triggers of SQLite interrupt the changes")
class AccountCommitTests {

	private static final String OTHER = "another tulip engine";

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	private Guest member;

	private Browser browser;

	@BeforeEach
	void logIn() {
		this.member = Members.member(this.maru);
		this.browser = this.maru.browser();
		assertThat(this.browser.logIn(this.member.name(), Members.PASSWORD).statusCode()).isEqualTo(302);
	}

	/** Let a statement fail, as the end of the process would, for this account alone. */
	private void interrupt(String statement, String condition) {
		this.jdbc
			.sql("create trigger interrupted before " + statement + " when " + condition
					+ " begin select raise(abort, 'A statement of a test fails'); end")
			.update();
	}

	@AfterEach
	void goOn() {
		this.jdbc.sql("drop trigger if exists interrupted").update();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			delete on access_token    | old.account_id = '%1$s'
			delete on spring_session  | old.principal_name = '%1$s'
			delete on known_browser   | old.account_id = '%1$s'
			delete on membership      | old.account_id = '%1$s' and old.room_id = '%2$s'
			insert on event           | new.account_id = '%1$s' and new.room_id = '%2$s'
			""")
	void anAccountIsDeletedWholeOrNotAtAll(String statement, String condition) {
		String name = this.member.name().substring(6);
		List<String> rooms = List.of(Members.room(this.maru, this.member, "A " + name, "public"),
				Members.room(this.maru, this.member, "B " + name, "private"));
		rooms.forEach((room) -> this.maru.fill(room, this.member, 1));
		String last = this.jdbc.sql("select id from room where id in (:rooms) order by name_key desc limit 1")
			.param("rooms", rooms)
			.query(String.class)
			.single();
		interrupt(statement, condition.formatted(this.member.id(), last));
		assertThat(delete().statusCode()).isGreaterThanOrEqualTo(500);
		assertThat(rows("account where role = 'member' and id = ?")).isOne();
		assertThat(this.browser.get("/api/me").statusCode()).isEqualTo(200);
		assertThat(get("/api/me").statusCode()).isEqualTo(200);
		rooms.forEach((room) -> assertThat(Posts.json(get("/api/rooms/" + room).body()).get("lastSeq").longValue())
			.isEqualTo(1));
		goOn();
		assertThat(delete().statusCode()).isEqualTo(302);
		assertThat(this.browser.get("/api/me").statusCode()).isEqualTo(401);
		assertThat(get("/api/me").statusCode()).isEqualTo(401);
		assertThat(rows("membership where account_id = ?") + rows("access_token where account_id = ?")
				+ rows("known_browser where account_id = ?") + rows("spring_session where principal_name = ?"))
			.isZero();
		assertThat(rows("event where type = 'left' and account_id = ?")).isEqualTo(2);
	}

	private HttpResponse<String> delete() {
		return this.browser.submit("/account", "/account/delete", "present", Members.PASSWORD);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "delete on spring_session | old.principal_name", "delete on known_browser | old.account_id" })
	void anotherPasswordEndsWhatOthersMayHaveOrIsNotChosen(String step) {
		String[] parts = step.split(" \\| ");
		interrupt(parts[0], parts[1] + " = '" + this.member.id() + "'");
		assertThat(choosePassword().statusCode()).isGreaterThanOrEqualTo(500);
		assertThat(this.browser.get("/api/me").statusCode()).isEqualTo(200);
		goOn();
		assertThat(this.maru.browser().logIn(this.member.name(), OTHER).statusCode()).isEqualTo(422);
		assertThat(choosePassword().statusCode()).isEqualTo(204);
		assertThat(this.browser.get("/api/me").statusCode()).isEqualTo(401);
		assertThat(rows("known_browser where account_id = ?")).isZero();
	}

	private HttpResponse<String> choosePassword() {
		return this.maru.http()
			.putJson("/api/me/password", "{\"present\":\"" + Members.PASSWORD + "\",\"chosen\":\"" + OTHER + "\"}",
					"Authorization", this.member.bearer());
	}

	@Test
	void whoIsBannedHasNoSessionLeftOrIsNotBanned() {
		Guest administrator = this.maru.administrator();
		interrupt("delete on spring_session", "old.principal_name = '" + this.member.id() + "'");
		assertThat(ban(administrator).statusCode()).isGreaterThanOrEqualTo(500);
		assertThat(this.browser.get("/api/me").statusCode()).isEqualTo(200);
		assertThat(rows("audit where subject_id = ?")).isZero();
		goOn();
		assertThat(ban(administrator).statusCode()).isEqualTo(204);
		assertThat(rows("spring_session where principal_name = ?")).isZero();
	}

	private HttpResponse<String> ban(Guest administrator) {
		return this.maru.http()
			.postJson("/api/admin/bans", "{\"account\":\"" + this.member.id() + "\"}", "Authorization",
					administrator.bearer());
	}

	@Test
	void aRoomGetsNameAndTopicOrNeither() {
		String name = "C " + this.member.name().substring(6);
		String room = Members.room(this.maru, this.member, name, "public");
		interrupt("insert on event", "new.room_id = '" + room + "' and new.type = 'topic-changed'");
		assertThat(change(room, "D" + name).statusCode()).isGreaterThanOrEqualTo(500);
		assertThat(Posts.json(get("/api/rooms/" + room).body()).get("name").stringValue()).isEqualTo(name);
		goOn();
		assertThat(change(room, "D" + name).statusCode()).isEqualTo(200);
		assertThat(Posts.json(get("/api/rooms/" + room).body()).get("lastSeq").longValue()).isEqualTo(2);
	}

	private HttpResponse<String> change(String room, String name) {
		return this.maru.http()
			.send("PATCH", "/api/rooms/" + room, "{\"name\":\"" + name + "\",\"topic\":\"bread\"}", "Content-Type",
					"application/json", "Authorization", this.member.bearer());
	}

	private HttpResponse<String> get(String path) {
		return this.maru.http().get(path, "Authorization", this.member.bearer());
	}

	private long rows(String where) {
		return this.jdbc.sql("select count(*) from " + where).param(this.member.id()).query(Long.class).single();
	}

}
