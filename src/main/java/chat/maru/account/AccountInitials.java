package chat.maru.account;

import java.util.List;

import chat.maru.storage.ComputedColumns;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The initial consonants of the names of accounts, by which people are searched for. */
@Component
class AccountInitials implements ComputedColumns {

	@Override
	public String description() {
		return "initials of account names";
	}

	@Override
	public int revision() {
		return NamePart.REVISION;
	}

	@Override
	public void compute(JdbcClient jdbc) {
		List<Named> all = jdbc.sql("select id, name from account where role <> 'deleted'")
			.query((row, number) -> new Named(row.getString("id"), row.getString("name")))
			.list();
		all.forEach((named) -> jdbc.sql("update account set name_initials = ? where id = ?")
			.params(NamePart.initials(named.name()), named.id())
			.update());
	}

	private record Named(String id, String name) {
	}

}
