package chat.maru.message;

import java.util.List;
import java.util.Optional;

import chat.maru.room.ReadingRights;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads the pinned messages of a room. */
@Repository
public class Pins {

	/** The maximum number of pinned messages of a room. */
	static final int MAX_PINS = 100;

	private static final String NOTICE_CLOSED = """
			select seq from closed_notice where account_id = ? and room_id = ?""";

	private final JdbcClient jdbc;

	private final MessageReader reader;

	private final FormattedTexts texts;

	private final RoomLog rooms;

	Pins(JdbcClient jdbc, MessageReader reader, FormattedTexts texts, RoomLog rooms) {
		this.jdbc = jdbc;
		this.reader = reader;
		this.texts = texts;
		this.rooms = rooms;
	}

	/** Returns the pinned messages of a room, the one that was pinned last first. */
	@Transactional(readOnly = true)
	public PinList of(ReadingRights rights) {
		List<Pin> pins = this.reader.pins(rights.roomId(), false)
			.stream()
			.map((pin) -> pin.formatted(this.texts))
			.toList();
		return new PinList(pins, closed(rights), this.rooms.lastSeq(rights), this.rooms.epoch());
	}

	/**
	 * Returns the notice of a room, unless there is none or the account has closed it.
	 */
	@Transactional(readOnly = true)
	public Optional<Pin> notice(ReadingRights rights) {
		Long closed = closed(rights);
		return this.reader.pins(rights.roomId(), true)
			.stream()
			.filter((pin) -> closed == null || pin.seq() > closed)
			.findFirst();
	}

	private @Nullable Long closed(ReadingRights rights) {
		return this.jdbc.sql(NOTICE_CLOSED)
			.params(rights.account(), rights.roomId())
			.query(Long.class)
			.optional()
			.orElse(null);
	}

	/**
	 * The pinned messages of a room, at most 100.
	 *
	 * @param pins the pinned messages, the one that was pinned last first
	 * @param closed the seq up to which the caller has closed the notice: one with a
	 * greater seq is shown; left out if the caller has closed none
	 * @param lastSeq the log's newest seq at the same instant
	 * @param epoch the epoch of these seqs
	 */
	public record PinList(List<Pin> pins, @JsonInclude(Include.NON_NULL) @Nullable Long closed, long lastSeq,
			String epoch) {
	}

}
