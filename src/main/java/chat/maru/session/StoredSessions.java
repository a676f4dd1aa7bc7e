package chat.maru.session;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import chat.maru.account.Credential;
import chat.maru.cluster.Notices;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends sessions and tells all nodes in the same transaction, so that none keeps the
 * connections of a session that has ended. Spring Session would delete each session in a
 * transaction of its own.
 * <p>
 * A session that expires is not told: each node sees it by the clock, and Spring Session
 * deletes it later.
 */
@Repository
class StoredSessions {

	private final JdbcClient jdbc;

	private final Notices notices;

	StoredSessions(JdbcClient jdbc, Notices notices) {
		this.jdbc = jdbc;
		this.notices = notices;
	}

	/** Deletes sessions by their ids. */
	@Transactional
	void delete(Collection<String> ids) {
		ids.forEach((id) -> this.jdbc.sql("delete from spring_session where session_id = ?").param(id).update());
		if (!ids.isEmpty()) {
			this.notices.publish(new AccessEnded(ids.stream().map(Credential::session).collect(Collectors.toSet())));
		}
	}

	/** Gives a session another id. The connections of the former id end. */
	@Transactional
	void changeId(String before, String after) {
		int changed = this.jdbc.sql("update spring_session set session_id = ? where session_id = ?")
			.params(after, before)
			.update();
		if (changed > 0) {
			this.notices.publish(new AccessEnded(Set.of(Credential.session(before))));
		}
	}

}
