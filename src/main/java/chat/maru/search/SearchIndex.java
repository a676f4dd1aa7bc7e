package chat.maru.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import chat.maru.message.MessagePlace;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The index of messages by their terms. It may be behind the log, or have messages that
 * are deleted meanwhile, so whatever it finds is only a candidate.
 * <p>
 * The tables {@code search_room} and {@code search_message} are the same on both engines.
 * The terms are not.
 */
interface SearchIndex extends AutoCloseable {

	/**
	 * Returns the version of what is stored, as {@link chat.maru.log.Follower#version}.
	 */
	int version();

	/** Changes the index in one transaction. */
	void write(Consumer<JdbcTemplate> work);

	/**
	 * Adds rooms that the index does not have, inside {@link #write}. Other nodes wait
	 * for the end of the transaction before they change one of these rooms.
	 * @return all of the rooms, by their ids
	 */
	Map<String, IndexedRoom> lock(Collection<String> ids, JdbcTemplate jdbc);

	/** Adds messages, inside {@link #write}. */
	void insert(List<Row> rows, JdbcTemplate jdbc);

	/** Removes messages, inside {@link #write}. */
	void delete(List<Long> ids, JdbcTemplate jdbc);

	/** Returns the rooms that the index knows, by their ids. */
	Map<String, IndexedRoom> rooms(Collection<String> ids);

	/** Returns candidates, newest first. */
	List<Hit> find(IndexQuery query, int limit);

	/**
	 * Erases the terms of deleted messages from the disk, if that is up to Maru and there
	 * are some. It may take seconds, during which the index can be used.
	 */
	void erase();

	@Override
	void close();

	/**
	 * A message in the index.
	 *
	 * @param id its {@link MessageId}
	 * @param room the number of its room
	 * @param terms its terms
	 */
	record Row(long id, long room, long seq, Collection<String> terms) {
	}

	/**
	 * A room in the index.
	 *
	 * @param number its number there
	 * @param seq the seq up to which its log is indexed
	 */
	record IndexedRoom(long number, long seq) {
	}

	/**
	 * A message that the index has found.
	 *
	 * @param id its {@link MessageId}
	 * @param room the id of its room
	 */
	record Hit(long id, String room, long seq) {

		/** Returns when the message was sent, in ms. */
		long at() {
			return MessageId.at(this.id);
		}

		MessagePlace place() {
			return new MessagePlace(at(), this.room, this.seq);
		}

	}

}
