package chat.maru.session;

import java.util.List;
import java.util.UUID;

import chat.maru.support.Browser;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** An account has only so many sessions. */
@MaruTest
class SessionLimitTests {

	private static final String PASSWORD = "tulip engine harvest";

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void theSessionUsedLongestAgoEndsWhereThereAreTooMany() {
		String name = "Member " + UUID.randomUUID().toString().substring(0, 8);
		Browser first = this.maru.browser();
		first.join(name);
		first.choosePassword(PASSWORD);
		String account = Posts.json(first.get("/api/me").body()).get("id").stringValue();
		StompSocket socket = this.maru.socket(Transport.NATIVE, first.handshake());
		socket.connect("X-CSRF-TOKEN:" + first.csrf());
		List<String> later = insert(account, Sessions.MOST - 1);
		Browser last = this.maru.browser();
		last.logIn(name, PASSWORD);
		assertThat(last.get("/api/me").statusCode()).isEqualTo(200);
		assertThat(first.get("/api/me").statusCode()).isEqualTo(401);
		assertThat(socket.awaitClosed().getReason()).isEqualTo("access-ended");
		assertThat(ids(account)).hasSize(Sessions.MOST).containsAll(later);
	}

	@Test
	void manySessionsOfOldAreListedToABoundAndEndAtOnce() {
		Browser browser = this.maru.browser();
		browser.join("Guest " + UUID.randomUUID().toString().substring(0, 8));
		browser.choosePassword(PASSWORD);
		String account = Posts.json(browser.get("/api/me").body()).get("id").stringValue();
		insert(account, 200);
		String page = browser.get("/account/devices").body();
		assertThat(page.split("/account/sessions/", -1)).hasSizeLessThan(Sessions.MOST + 3);
		browser.submit("/account", "/account/password", "present", PASSWORD, "chosen", "window river seventeen");
		assertThat(ids(account)).hasSize(1);
		assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
	}

	/** Sessions that were used after all that are there. */
	private List<String> insert(String account, int number) {
		long now = System.currentTimeMillis() + 1_000;
		for (int i = 0; i < number; i++) {
			this.jdbc.sql("""
					insert into spring_session (primary_id, session_id, creation_time, last_access_time,
					max_inactive_interval, expiry_time, principal_name) values (?, ?, ?, ?, 3600, ?, ?)""")
				.params(UUID.randomUUID().toString(), UUID.randomUUID().toString(), now, now, now + 3_600_000, account)
				.update();
		}
		return ids(account).subList(0, number);
	}

	private List<String> ids(String account) {
		return this.jdbc
			.sql("select session_id from spring_session where principal_name = ? order by last_access_time desc")
			.param(account)
			.query((row, number) -> row.getString(1))
			.list();
	}

}
