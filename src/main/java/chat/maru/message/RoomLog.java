package chat.maru.message;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import chat.maru.log.Epoch;
import chat.maru.log.LogReader;
import chat.maru.log.LogReason;
import chat.maru.log.LogWriter;
import chat.maru.log.Outcome;
import chat.maru.refusal.Refused;
import chat.maru.room.PostingRights;
import chat.maru.room.ReadingRights;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The log of every room: posts go in here, and everything that is read comes from here.
 * Every method that concerns a room takes the caller's rights to it, which only
 * {@link chat.maru.room.RoomAccess} creates.
 */
@Service
public class RoomLog {

	/** How many entries one page has at most. */
	public static final int LONGEST_PAGE = 200;

	private final LogWriter writer;

	private final MessageReader reader;

	private final LogReader entries;

	private final Epoch epoch;

	private final int textLength;

	RoomLog(LogWriter writer, MessageReader reader, LogReader entries, Epoch epoch, MessageSettings settings) {
		this.writer = writer;
		this.reader = reader;
		this.entries = entries;
		this.epoch = epoch;
		this.textLength = settings.textLength();
	}

	/**
	 * Post. A post that was committed before, by its clientId, is not stored again.
	 * @param clientId a UUID in lower case
	 * @return completes with the seq once the post is on disk, or exceptionally with
	 * {@link Refused}; on the writer's thread, so what hangs on it must be quick
	 * @throws Refused if the text cannot be posted, or too much waits to be committed
	 */
	public CompletableFuture<Long> post(PostingRights rights, String clientId, String text) {
		return submit(rights, clientId, text).thenApply(Outcome::seq);
	}

	/** The same, and completes with what became of the post. */
	CompletableFuture<Outcome> submit(PostingRights rights, String clientId, String text) {
		MessageText.check(text, this.textLength);
		return this.writer.submit(new Post(rights.roomId(), rights.author(), clientId, text));
	}

	/** The message that an account posted in a room under a clientId. */
	@Transactional(readOnly = true)
	public Optional<Message> posted(PostingRights rights, String clientId) {
		return this.reader.posted(rights.roomId(), rights.account(), clientId);
	}

	/**
	 * A page of messages.
	 * @param before only what was posted before this seq; null for the newest
	 * @param limit 1 to {@value #LONGEST_PAGE}
	 */
	@Transactional(readOnly = true)
	public History history(ReadingRights rights, @Nullable Long before, int limit) {
		String room = rights.roomId();
		List<Message> page = this.reader.messages(room, (before != null) ? before : Long.MAX_VALUE, limit + 1);
		boolean more = page.size() > limit;
		return new History(more ? page.subList(1, page.size()) : page, more, this.entries.head(room).seq(), epoch());
	}

	/**
	 * A page of messages that goes on forward from a place in the log.
	 * @param after only what was posted after this seq, the oldest of it first
	 * @param limit 1 to {@value #LONGEST_PAGE}
	 */
	@Transactional(readOnly = true)
	public History historyAfter(ReadingRights rights, long after, int limit) {
		String room = rights.roomId();
		List<Message> page = this.reader.messagesAfter(room, after, limit + 1);
		boolean more = page.size() > limit;
		return new History(more ? page.subList(0, limit) : page, more, this.entries.head(room).seq(), epoch());
	}

	/**
	 * What happened after a seq.
	 * @param limit 1 to {@value #LONGEST_PAGE}
	 */
	@Transactional(readOnly = true)
	public CatchUp events(ReadingRights rights, long after, int limit) {
		String room = rights.roomId();
		List<RoomEvent> page = this.reader.events(room, after, limit + 1);
		boolean more = page.size() > limit;
		return new CatchUp(more ? page.subList(0, limit) : page, this.entries.head(room).seq(), more, epoch());
	}

	/** The seq of the newest event, 0 in a room where nothing happened yet. */
	@Transactional(readOnly = true)
	public long lastSeq(ReadingRights rights) {
		return this.entries.head(rights.roomId()).seq();
	}

	/**
	 * The epoch of all logs: a seq names an event only together with it. It is the same
	 * from one start to the next, until a backup is restored.
	 */
	public String epoch() {
		return this.epoch.value();
	}

	/**
	 * Make sure that a place in a room's log is one of this epoch.
	 * @param epoch that of the place; null where its client does not know of epochs
	 * @throws Refused where it is another one
	 */
	@Transactional(readOnly = true)
	public void requireEpoch(ReadingRights rights, @Nullable String epoch) {
		if (epoch != null && !epoch.equals(epoch())) {
			throw new Refused(LogReason.EPOCH_CHANGED).with("epoch", epoch()).with("lastSeq", lastSeq(rights));
		}
	}

	/**
	 * Messages in seq order.
	 *
	 * @param messages at most as many as were asked for
	 * @param more whether there are more in the direction that was asked for: older ones,
	 * or newer ones after a seq
	 * @param lastSeq the log's newest seq at the same instant
	 * @param epoch the epoch of these seqs
	 */
	public record History(List<Message> messages, boolean more, long lastSeq, String epoch) {
	}

	/**
	 * Events in seq order.
	 *
	 * @param events at most as many as were asked for
	 * @param lastSeq the log's newest seq at the same instant
	 * @param more whether there are later ones
	 * @param epoch the epoch of these seqs
	 */
	public record CatchUp(List<RoomEvent> events, long lastSeq, boolean more, String epoch) {
	}

}
