package chat.maru.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import chat.maru.support.Browser;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A backup contains no secret that lets its reader log in. */
@MaruTest
class StoredSecretTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void theStoredFormOfASessionIsNotAValidCookie() {
		Browser browser = this.maru.browser();
		String name = "Guest " + UUID.randomUUID().toString().substring(0, 8);
		browser.join(name);
		List<String> stored = this.jdbc.sql("""
				select session_id from spring_session where principal_name = (select id from account where name = :name)
				union all select primary_id from spring_session
				where principal_name = (select id from account where name = :name)""")
			.param("name", name)
			.query((row, number) -> String.valueOf(row.getString(1)))
			.list();
		assertThat(stored).hasSize(2);
		for (String value : stored) {
			for (String cookie : List.of(value,
					Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)))) {
				assertThat(this.maru.http().get("/api/me", "Cookie", "maru=" + cookie).statusCode()).isEqualTo(401);
			}
		}
		assertThat(this.maru.http().get("/api/me", "Cookie", "maru=" + browser.cookie("maru").getValue()).statusCode())
			.isEqualTo(200);
	}

}
