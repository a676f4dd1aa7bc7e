package chat.maru.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import chat.maru.refusal.Refused;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Profiles of accounts, and the search for accounts. */
@Repository
public class Profiles {

	/** The maximum number of accounts that one search finds. */
	public static final int MOST_FOUND = 20;

	private final JdbcClient jdbc;

	Profiles(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The profile of the account with this id, if there is one and it was not deleted.
	 */
	@Transactional(readOnly = true)
	public Optional<Profile> find(String id) {
		return this.jdbc
			.sql("select id, name, role, about, created_at, avatar from account where id = ? and role <> 'deleted'")
			.param(id)
			.query((row, number) -> new Profile(row.getString("id"), row.getString("name"),
					Role.of(row.getString("role")), row.getString("about"),
					Instant.ofEpochMilli(row.getLong("created_at")), row.getString("avatar")))
			.optional();
	}

	/**
	 * Find accounts by a part of their name. Case, spaces and compatibility forms do not
	 * matter, and the initial consonants of Korean syllables match as well as a last
	 * syllable that is not complete. Names that begin with the part come first, then the
	 * others, each sorted by name.
	 * @param limit 1 to {@value #MOST_FOUND}
	 */
	@Transactional(readOnly = true)
	public List<Person> search(DisplayName typed, int limit) {
		NamePart part = NamePart.of(typed.value());
		List<Person> first = new ArrayList<>();
		List<Person> others = new ArrayList<>();
		this.jdbc.sql("""
				select id, name, role, avatar from account where instr(name_initials, ?) > 0 and role <> 'deleted'
				order by name_key""").param(part.initials()).query((row) -> {
			// Each list is as long as the answer at most, however many names there are.
			int at = part.find(row.getString("name"));
			List<Person> found = (at == 0) ? first : others;
			if (at >= 0 && found.size() < limit) {
				found.add(new Person(row.getString("id"), row.getString("name"), Role.of(row.getString("role")),
						row.getString("avatar")));
			}
		});
		first.addAll(others);
		return List.copyOf(first.subList(0, Math.min(limit, first.size())));
	}

	/**
	 * Change the text that an account shows about itself.
	 * @param typed the new text; empty to remove it
	 * @throws Refused if it is too long or has control characters
	 */
	@Transactional
	public void describe(Account account, String typed) {
		String about = SingleLineText.read(typed, Profile.LONGEST_ABOUT)
			.orElseThrow(() -> new Refused(AccountReason.ABOUT));
		this.jdbc.sql("update account set about = ? where id = ? and role <> 'deleted'")
			.params(about, account.id())
			.update();
	}

}
