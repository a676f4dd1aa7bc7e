package chat.maru.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import chat.maru.account.Account;

/** A store of which a test can see how often it was used, and that it can take away. */
final class MemoryPresenceStore implements PresenceStore {

	private final Map<String, Rows> nodes = new HashMap<>();

	private long next;

	private boolean away;

	int written;

	/** From now on the store cannot be used. */
	void takeAway() {
		this.away = true;
	}

	boolean isAway() {
		return this.away;
	}

	void bringBack() {
		this.away = false;
	}

	/** The database crashed: its tables are empty. */
	void loseAll() {
		this.nodes.clear();
	}

	@Override
	public OptionalLong write(String node, Map<String, Integer> connections) {
		check();
		this.written++;
		Rows rows = this.nodes.get(node);
		if (rows == null) {
			return OptionalLong.empty();
		}
		rows.version = ++this.next;
		connections.forEach((account, count) -> rows.accounts.put(account, new Row(count, rows.version)));
		return OptionalLong.of(rows.version);
	}

	@Override
	public long writeAll(String node, Map<String, Integer> connections) {
		check();
		Rows rows = new Rows();
		this.nodes.put(node, rows);
		rows.completeFrom = this.next + 1;
		write(node, connections);
		return rows.version;
	}

	@Override
	public Map<String, Changes> read(Map<String, Long> seen) {
		check();
		Map<String, Changes> read = new HashMap<>();
		seen.forEach((node, last) -> {
			Rows rows = this.nodes.get(node);
			if (rows != null) {
				boolean complete = last < rows.completeFrom;
				List<Connected> accounts = new ArrayList<>();
				rows.accounts.forEach((account, row) -> {
					if (complete ? row.connections > 0 : row.version > last) {
						accounts.add(new Connected(new Account(account, "Person " + account), row.connections));
					}
				});
				read.put(node, new Changes(rows.version, complete, accounts));
			}
		});
		return read;
	}

	@Override
	public void deleteDisconnected(String node, long upTo) {
		check();
		Rows rows = this.nodes.get(node);
		if (rows != null) {
			rows.completeFrom = Math.max(rows.completeFrom, upTo);
			rows.accounts.values().removeIf((row) -> row.connections == 0 && row.version <= upTo);
		}
	}

	@Override
	public void delete(String node) {
		check();
		this.nodes.remove(node);
	}

	@Override
	public void deleteOthers(List<String> except) {
		check();
		this.nodes.keySet().retainAll(except);
	}

	int rows(String node) {
		Rows rows = this.nodes.get(node);
		return (rows != null) ? rows.accounts.size() : 0;
	}

	private void check() {
		if (this.away) {
			throw new IllegalStateException("The store of a test is away");
		}
	}

	private static final class Rows {

		private final Map<String, Row> accounts = new HashMap<>();

		private long version;

		private long completeFrom;

	}

	private record Row(int connections, long version) {
	}

}
