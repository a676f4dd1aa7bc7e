package chat.maru.account;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import chat.maru.storage.ComputedColumns;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Computes the looks of the names in a table. Names that existed before looks were
 * compared stay as they are; those that look alike get different numbers.
 */
public abstract class StoredLooks implements ComputedColumns {

	private final String table;

	private final String names;

	/**
	 * Creates the computation for a table.
	 * @param table with columns {@code look_drawn}, {@code look_read} and
	 * {@code look_number}
	 * @param names selects {@code id} and {@code name} of the rows whose names are
	 * compared. The first row of those that look alike gets the number 0
	 */
	protected StoredLooks(String table, String names) {
		this.table = table;
		this.names = names;
	}

	@Override
	public String description() {
		return "looks of " + this.table + " names";
	}

	@Override
	public int revision() {
		return Look.REVISION;
	}

	@Override
	public void compute(JdbcClient jdbc) {
		jdbc.sql("update " + this.table + " set look_drawn = null, look_read = null, look_number = 0").update();
		Set<Numbered> drawn = new HashSet<>();
		Set<Numbered> read = new HashSet<>();
		for (Named named : names(jdbc)) {
			Look look = Look.of(named.name());
			int number = 0;
			while (drawn.contains(new Numbered(look.drawn(), number))
					|| read.contains(new Numbered(look.read(), number))) {
				number++;
			}
			drawn.add(new Numbered(look.drawn(), number));
			read.add(new Numbered(look.read(), number));
			jdbc.sql("update " + this.table + " set look_drawn = ?, look_read = ?, look_number = ? where id = ?")
				.params(look.drawn(), look.read(), number, named.id())
				.update();
		}
	}

	private List<Named> names(JdbcClient jdbc) {
		return jdbc.sql(this.names)
			.query((row, number) -> new Named(row.getString("id"), row.getString("name")))
			.list();
	}

	private record Named(String id, String name) {
	}

	private record Numbered(String look, int number) {
	}

}
