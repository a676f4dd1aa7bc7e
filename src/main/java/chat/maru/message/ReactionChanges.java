package chat.maru.message;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import chat.maru.log.ChangeApplier;
import chat.maru.log.Commit;
import chat.maru.log.LogReason;
import chat.maru.log.NewEntry;
import chat.maru.message.RoomEvent.Reacted;
import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Appends one entry for a batch of reactions, with those who react now and did not
 * before, and the reverse. The last wish of an account is the one that counts.
 */
@Component
class ReactionChanges implements ChangeApplier<ReactionBatch> {

	/** The maximum number of different emoji on a message. */
	static final int MAX_EMOJI = 20;

	/** The maximum number of emoji of one account on a message. */
	static final int MAX_OF_ONE = 10;

	private static final String MESSAGE = "select deleted_at, reactions from message where room_id = ? and seq = ?";

	private static final String REACTED = """
			select account_id from reaction where room_id = ? and message_seq = ? and emoji = ?""";

	private static final String REACTED_ONE = REACTED + " and account_id = ?";

	private static final String COUNT = """
			select count(*) from reaction where account_id = ? and room_id = ? and message_seq = ?""";

	@Override
	public Class<ReactionBatch> changes() {
		return ReactionBatch.class;
	}

	@Override
	public void apply(ReactionBatch batch, Commit commit) throws SQLException {
		List<ReactionWish> wishes = batch.begin();
		Target target = target(batch, commit);
		Set<String> before = reacted(batch, wishes, commit);
		Set<String> after = new LinkedHashSet<>(before);
		ReactionClientIds clientIds = new ReactionClientIds(batch, commit);
		for (ReactionWish wish : wishes) {
			ReactionClientIds.Use use = clientIds.use(wish);
			Refused refusal = (use == ReactionClientIds.Use.OTHER) ? new Refused(LogReason.CLIENT_ID_TAKEN) : null;
			if (use == ReactionClientIds.Use.NONE) {
				refusal = refusal(wish, batch, target, after, commit);
				if (refusal == null) {
					clientIds.add(wish);
					take(wish, after);
				}
			}
			wish.refuse(refusal);
		}
		append(batch, target, before, after, commit);
	}

	private static void take(ReactionWish wish, Set<String> reacted) {
		if (wish.isWanted()) {
			reacted.add(wish.account());
		}
		else {
			reacted.remove(wish.account());
		}
	}

	/** Returns why a wish is refused; null if it is not. */
	private static @Nullable Refused refusal(ReactionWish wish, ReactionBatch batch, Target target, Set<String> reacted,
			Commit commit) throws SQLException {
		if (!wish.isWanted() || reacted.contains(wish.account())) {
			return null;
		}
		if (target.deleted()) {
			return new Refused(MessageReason.DELETED);
		}
		boolean another = ReactionTotals.count(target.reactions(), batch.emoji()) == 0;
		if (another && target.reactions().size() >= MAX_EMOJI) {
			return new Refused(MessageReason.TOO_MANY_REACTIONS,
					"A message can have at most " + MAX_EMOJI + " different emoji.");
		}
		if (count(wish, batch, commit) >= MAX_OF_ONE) {
			return new Refused(MessageReason.TOO_MANY_REACTIONS,
					"You can react to a message with at most " + MAX_OF_ONE + " emoji.");
		}
		return null;
	}

	private static void append(ReactionBatch batch, Target target, Set<String> before, Set<String> after, Commit commit)
			throws SQLException {
		List<String> added = after.stream().filter((account) -> !before.contains(account)).toList();
		List<String> removed = before.stream().filter((account) -> !after.contains(account)).toList();
		if (added.isEmpty() && removed.isEmpty()) {
			return;
		}
		int count = ReactionTotals.count(target.reactions(), batch.emoji()) + added.size() - removed.size();
		String first = added.isEmpty() ? removed.get(0) : added.get(0);
		commit.append(new NewEntry(batch.room(), Reacted.TYPE, first, null, batch.message(), null,
				Reacted.payload(batch.emoji(), count, added, removed), false));
	}

	private static Target target(ReactionBatch batch, Commit commit) throws SQLException {
		PreparedStatement select = commit.prepared(MESSAGE);
		select.setString(1, batch.room());
		select.setLong(2, batch.message());
		try (ResultSet row = select.executeQuery()) {
			if (!row.next()) {
				throw new Refused(MessageReason.UNKNOWN);
			}
			return new Target(row.getObject("deleted_at") != null, ReactionTotals.read(row.getString("reactions")));
		}
	}

	/** Returns those of the batch, and possibly others, who have reacted. */
	private static Set<String> reacted(ReactionBatch batch, List<ReactionWish> wishes, Commit commit)
			throws SQLException {
		boolean one = wishes.size() == 1;
		PreparedStatement select = commit.prepared(one ? REACTED_ONE : REACTED);
		select.setString(1, batch.room());
		select.setLong(2, batch.message());
		select.setString(3, batch.emoji());
		if (one) {
			select.setString(4, wishes.get(0).account());
		}
		Set<String> accounts = new LinkedHashSet<>();
		try (ResultSet row = select.executeQuery()) {
			while (row.next()) {
				accounts.add(row.getString(1));
			}
		}
		return accounts;
	}

	private static int count(ReactionWish wish, ReactionBatch batch, Commit commit) throws SQLException {
		PreparedStatement select = commit.prepared(COUNT);
		select.setString(1, wish.account());
		select.setString(2, batch.room());
		select.setLong(3, batch.message());
		try (ResultSet row = select.executeQuery()) {
			row.next();
			return row.getInt(1);
		}
	}

	/**
	 * The message as it is in this transaction.
	 *
	 * @param deleted whether it was deleted
	 * @param reactions the reactions to it
	 */
	private record Target(boolean deleted, List<Reaction> reactions) {
	}

}
