package chat.maru.message;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.SqliteOnly;
import chat.maru.support.Statements;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What it takes to note that somebody has read something. */
@MaruTest
class ReadMarksTests {

	private static final Pattern WRITES = Pattern.compile("(?i)\\s*(insert|update|delete|replace)\\b.*",
			Pattern.DOTALL);

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Test
	@SqliteOnly("It reads query plans of SQLite")
	void everythingThatANoteLooksForIsFoundByItsKey() {
		Guest guest = this.maru.guest();
		String room = this.maru.room();
		this.maru.fill(room, guest, 3);
		// Who they are and where they may read is known after the first.
		read(guest, room, 1);
		List<String> statements = Statements.during(() -> read(guest, room, 2));
		assertThat(statements).as("The writer writes, with its own statements")
			.isNotEmpty()
			.noneMatch((sql) -> WRITES.matcher(sql).matches());
		assertThat(Stream.concat(statements.stream(), Stream.of(ReadMarks.MOVE, ReadMarks.SET)))
			.allSatisfy((sql) -> assertThat(plan(sql))
				.allSatisfy((step) -> assertThat(step).matches("SCALAR SUBQUERY 1|SEARCH \\w+ USING PRIMARY KEY .*")));
	}

	private void read(Guest guest, String room, long seq) {
		assertThat(this.maru.http()
			.putJson("/api/rooms/" + room + "/read", "{\"seq\":" + seq + '}', "Authorization", guest.bearer())
			.statusCode()).isEqualTo(204);
	}

	/** How SQLite goes about a statement (https://sqlite.org/eqp.html). */
	private List<String> plan(String sql) {
		int parameters = (int) sql.chars().filter((c) -> c == '?').count();
		return this.jdbc.sql("explain query plan " + sql)
			.params(Collections.nCopies(parameters, "x"))
			.query((row, number) -> row.getString("detail"))
			.list();
	}

}
