package chat.maru.message;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import chat.maru.log.ClientId;
import chat.maru.log.Commit;
import org.jspecify.annotations.Nullable;

/**
 * Recognises reactions that are sent again, by their clientIds. The log cannot, because
 * one entry can come from many clients.
 */
final class ReactionClientIds {

	private static final String EARLIER = """
			select room_id, message_seq, emoji, wanted from reaction_change where account_id = ? and client_id = ?
			union all select '', 0, '', 0 from event where account_id = ? and client_id = ?""";

	private static final String INSERT = """
			insert into reaction_change (account_id, client_id, room_id, message_seq, emoji, wanted)
			values (?, ?, ?, ?, ?, ?)""";

	private final ReactionBatch batch;

	private final Commit commit;

	ReactionClientIds(ReactionBatch batch, Commit commit) {
		this.batch = batch;
		this.commit = commit;
	}

	/** Returns how the clientId of a wish was used before. */
	Use use(ReactionWish wish) throws SQLException {
		PreparedStatement select = this.commit.prepared(EARLIER);
		byte @Nullable [] clientId = ClientId.bytes(wish.clientId());
		select.setString(1, wish.account());
		select.setBytes(2, clientId);
		select.setString(3, wish.account());
		select.setBytes(4, clientId);
		try (ResultSet row = select.executeQuery()) {
			if (!row.next()) {
				return Use.NONE;
			}
			boolean same = row.getString("room_id").equals(this.batch.room())
					&& row.getLong("message_seq") == this.batch.message()
					&& row.getString("emoji").equals(this.batch.emoji())
					&& (row.getInt("wanted") == 1) == wish.isWanted();
			return same ? Use.SAME : Use.OTHER;
		}
	}

	/** Remembers the clientId of a wish that was not refused. */
	void add(ReactionWish wish) throws SQLException {
		PreparedStatement insert = this.commit.prepared(INSERT);
		insert.setString(1, wish.account());
		insert.setBytes(2, ClientId.bytes(wish.clientId()));
		insert.setString(3, this.batch.room());
		insert.setLong(4, this.batch.message());
		insert.setString(5, this.batch.emoji());
		insert.setInt(6, wish.isWanted() ? 1 : 0);
		insert.executeUpdate();
	}

	/** How a clientId was used. */
	enum Use {

		NONE, SAME, OTHER

	}

}
