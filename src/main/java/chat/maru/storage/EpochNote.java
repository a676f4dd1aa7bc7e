package chat.maru.storage;

import java.util.Optional;

/** Where the epoch of the logs is kept. */
public interface EpochNote {

	/**
	 * Returns what is known; empty if a new epoch must begin.
	 * @throws org.springframework.dao.DataAccessException if it cannot be read
	 */
	Optional<Note> read();

	/**
	 * Begins an epoch.
	 * @param place one line, the last place in the database
	 * @return the epoch that has begun: another one if another node was first
	 */
	String begin(String epoch, String place);

	/**
	 * Records the last place that was committed.
	 * @param place one line
	 */
	void note(String place);

	/**
	 * The content of the note.
	 *
	 * @param epoch the database's epoch
	 * @param place the last place that was committed in it
	 */
	record Note(String epoch, String place) {
	}

}
