package chat.maru.message;

import java.util.List;

import chat.maru.room.ReadingRights;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads who reacted. */
@Repository
class ReactionReader {

	private final JdbcClient jdbc;

	ReactionReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns the people who reacted to a message with an emoji, after an id. */
	@Transactional(readOnly = true)
	public List<Author> people(ReadingRights rights, Message message, String emoji, String after, int limit) {
		return this.jdbc.sql("""
				select a.id as author_id, a.name as author_name, a.role as author_role, a.avatar as author_avatar
				from reaction r
				join account a on a.id = r.account_id
				where r.room_id = ? and r.message_seq = ? and r.emoji = ? and r.account_id > ?
				order by r.account_id limit ?""")
			.params(rights.roomId(), message.seq(), emoji, after, limit)
			.query((row, number) -> MessageReader.author(row, "author"))
			.list();
	}

	/**
	 * Returns the reactions of the account itself to the messages from one seq to
	 * another, both inclusive, the newest first.
	 */
	@Transactional(readOnly = true)
	public List<Own> own(ReadingRights rights, long from, long to, int limit) {
		return this.jdbc.sql("""
				select message_seq, emoji from reaction
				where account_id = ? and room_id = ? and message_seq >= ? and message_seq <= ?
				order by message_seq desc, emoji limit ?""")
			.params(rights.account(), rights.roomId(), from, to, limit)
			.query((row, number) -> new Own(row.getLong("message_seq"), row.getString("emoji")))
			.list();
	}

	/**
	 * A reaction of the account that asks.
	 *
	 * @param seq the seq of the message
	 * @param emoji the emoji
	 */
	record Own(long seq, String emoji) {
	}

}
