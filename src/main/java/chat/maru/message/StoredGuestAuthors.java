package chat.maru.message;

import java.util.Set;

import chat.maru.account.GuestAuthors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds the guests who have written messages. */
@Repository
class StoredGuestAuthors implements GuestAuthors {

	private final JdbcClient jdbc;

	StoredGuestAuthors(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	@Transactional(readOnly = true)
	public Set<String> all() {
		return Set.copyOf(this.jdbc.sql("""
				select distinct author_id from message where author_id in (
					select id from account where role = 'guest')""").query(String.class).list());
	}

}
