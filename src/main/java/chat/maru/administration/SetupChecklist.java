package chat.maru.administration;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import chat.maru.account.Account;
import chat.maru.account.Role;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the administrators of a new server what to do first. A step is done when the
 * server is in that state, whoever did it.
 */
@Service
public class SetupChecklist {

	/** How long a server is new. */
	private static final Duration NEW = Duration.ofDays(30);

	private static final String HINT = "setup";

	private final JdbcClient jdbc;

	private final Clock clock;

	SetupChecklist(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * The steps as an account sees them.
	 * @return empty if the account is not an administrator or has dismissed them, if all
	 * are done, or if the server is older than a month
	 */
	@Transactional(readOnly = true)
	public Optional<SetupSteps> of(Account account) {
		if (account.role() != Role.ADMINISTRATOR) {
			return Optional.empty();
		}
		return this.jdbc.sql("""
				select exists (select 1 from setting where name = 'server-name') as named,
					exists (select 1 from room other where other.kind in ('public', 'private') and other.id <> 'lobby')
						as room,
					(exists (select 1 from audit where action = 'invitation-made')
						or exists (select 1 from room_invitation)) as invitation,
					(account.password is not null
						or exists (select 1 from passkey where account_id = account.id)
						or exists (select 1 from identity where account_id = account.id)) as password
				from account join room lobby on lobby.id = 'lobby'
				where account.id = ? and account.role = 'administrator' and lobby.created_at > ?
				and not exists (select 1 from dismissed_hint where account_id = account.id and hint = ?)""")
			.params(account.id(), this.clock.instant().minus(NEW).toEpochMilli(), HINT)
			.query((row, number) -> new SetupSteps(row.getBoolean("named"), row.getBoolean("room"),
					row.getBoolean("invitation"), row.getBoolean("password")))
			.optional()
			.filter((steps) -> !steps.areDone());
	}

	/** Hide the steps from an account for good. */
	@Transactional
	public void dismiss(Account account) {
		this.jdbc.sql("insert into dismissed_hint (account_id, hint) values (?, ?) on conflict do nothing")
			.params(account.id(), HINT)
			.update();
	}

}
