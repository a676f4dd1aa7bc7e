package chat.maru.message;

import java.time.Instant;
import java.util.ArrayList;
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
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The logs of the rooms. All posts are written and all messages and events are read
 * through this class. Each method that concerns a room takes the caller's rights to it,
 * which only {@link chat.maru.room.RoomAccess} creates.
 */
@Service
public class RoomLog {

	/** The maximum number of messages or events in a page. */
	public static final int LONGEST_PAGE = 200;

	private final LogWriter writer;

	private final MessageReader reader;

	private final ThreadReader threads;

	private final LogReader entries;

	private final Epoch epoch;

	private final FormattedTexts formatted;

	private final Mentions mentions;

	private final int textLength;

	RoomLog(LogWriter writer, MessageReader reader, ThreadReader threads, LogReader entries, Epoch epoch,
			FormattedTexts formatted, Mentions mentions, MessageSettings settings) {
		this.writer = writer;
		this.reader = reader;
		this.threads = threads;
		this.entries = entries;
		this.epoch = epoch;
		this.formatted = formatted;
		this.mentions = mentions;
		this.textLength = settings.textLength();
	}

	/**
	 * Posts a message. A message that was already committed with the same clientId is not
	 * stored again.
	 * @param clientId a UUID in lower case
	 * @return completes with the seq when the message is on disk, or exceptionally with
	 * {@link Refused}. It completes on the writer's thread, so dependent stages must be
	 * quick
	 * @throws Refused if the text is not valid, or too many changes wait to be committed
	 */
	public CompletableFuture<Long> post(PostingRights rights, String clientId, String text) {
		return submit(rights, clientId, text, mentions(rights, text, SentMentions.NONE), null).thenApply(Outcome::seq);
	}

	/**
	 * Posts a message whose mentions are known like {@link #post}, and completes with the
	 * whole outcome.
	 */
	CompletableFuture<Outcome> submit(PostingRights rights, String clientId, String text, List<Mention> inText,
			@Nullable Reply reply) {
		return this.writer.submit(new Post(rights.roomId(), rights.author(), clientId, text, inText, reply));
	}

	/**
	 * Returns the mentions of a text that may be posted.
	 * @param sent the mentions that the client lists
	 * @throws Refused if the text or these mentions are not valid
	 */
	List<Mention> mentions(PostingRights rights, String text, SentMentions sent) {
		MessageText.check(text, this.textLength);
		return this.mentions.of(rights.room(), text, sent);
	}

	/** Returns the message that the account posted in the room with a clientId. */
	@Transactional(readOnly = true)
	public Optional<Message> posted(PostingRights rights, String clientId) {
		return this.reader.posted(rights.roomId(), rights.account(), clientId);
	}

	/**
	 * Returns a page of the newest messages before a place in the log.
	 * @param before the seq before which the messages were posted; null for the newest
	 * messages
	 * @param limit 1 to {@value #LONGEST_PAGE}
	 */
	@Transactional(readOnly = true)
	public History history(ReadingRights rights, @Nullable Long before, int limit) {
		String room = rights.roomId();
		List<Message> page = this.reader.messages(room, (before != null) ? before : Long.MAX_VALUE, limit + 1);
		boolean more = page.size() > limit;
		return page(room, more ? page.subList(1, page.size()) : page, more, null);
	}

	/**
	 * Returns a page of the oldest messages after a place in the log.
	 * @param after the seq after which the messages were posted
	 * @param limit 1 to {@value #LONGEST_PAGE}
	 */
	@Transactional(readOnly = true)
	public History historyAfter(ReadingRights rights, long after, int limit) {
		String room = rights.roomId();
		List<Message> page = this.reader.messagesAfter(room, after, limit + 1);
		boolean more = page.size() > limit;
		return page(room, more ? page.subList(0, limit) : page, more, null);
	}

	/**
	 * Returns a page of the oldest messages that were sent at a time or later.
	 * @param limit 1 to {@value #LONGEST_PAGE}
	 */
	@Transactional(readOnly = true)
	public History historySince(ReadingRights rights, Instant since, int limit) {
		long lastSeq = lastSeq(rights);
		long first = this.reader.firstSince(rights.roomId(), since, lastSeq).orElse(lastSeq + 1);
		return historyAfter(rights, first - 1, limit);
	}

	/**
	 * Returns a page with the messages around a seq: half of them up to it, the others
	 * after it. If it is not the seq of a message, they are those next to where it would
	 * be.
	 * @param seq at least 1
	 * @param limit 1 to {@value #LONGEST_PAGE}
	 */
	@Transactional(readOnly = true)
	public History historyAround(ReadingRights rights, long seq, int limit) {
		int after = limit / 2;
		int before = limit - after;
		String room = rights.roomId();
		List<Message> older = this.reader.messages(room, Math.min(seq, Long.MAX_VALUE - 1) + 1, before + 1);
		List<Message> newer = this.reader.messagesAfter(room, seq, after + 1);
		boolean more = older.size() > before;
		List<Message> page = new ArrayList<>(more ? older.subList(1, older.size()) : older);
		page.addAll(newer.subList(0, Math.min(after, newer.size())));
		return page(room, page, more, newer.size() > after);
	}

	private History page(String room, List<Message> messages, boolean more, @Nullable Boolean moreAfter) {
		return new History(this.formatted.of(messages), more, moreAfter, this.threads.answered(room, messages),
				this.threads.summaries(room, messages), this.entries.head(room).seq(), epoch());
	}

	/** Returns the message with a seq; empty if the room has no such message. */
	@Transactional(readOnly = true)
	public Optional<Message> message(ReadingRights rights, long seq) {
		return this.reader.message(rights.roomId(), seq).map(this.formatted::of);
	}

	/**
	 * Returns the events after a seq.
	 * @param limit 1 to {@value #LONGEST_PAGE}
	 */
	@Transactional(readOnly = true)
	public CatchUp events(ReadingRights rights, long after, int limit) {
		String room = rights.roomId();
		List<RoomEvent> page = this.reader.events(room, after, limit + 1);
		boolean more = page.size() > limit;
		return new CatchUp(this.formatted.ofEvents(more ? page.subList(0, limit) : page), List.of(),
				this.entries.head(room).seq(), more, epoch());
	}

	/** Returns the events after a seq like {@link #events}, with the threads. */
	@Transactional(readOnly = true)
	CatchUp eventsWithThreads(ReadingRights rights, long after, int limit) {
		CatchUp page = events(rights, after, limit);
		return new CatchUp(page.events(), this.threads.summaries(rights.roomId(), posted(page.events())),
				page.lastSeq(), page.more(), page.epoch());
	}

	private static List<Message> posted(List<RoomEvent> events) {
		return events.stream()
			.filter(RoomEvent.Posted.class::isInstance)
			.map((event) -> ((RoomEvent.Posted) event).message())
			.toList();
	}

	/** Returns the seq of the newest event; 0 if the room has no events yet. */
	@Transactional(readOnly = true)
	public long lastSeq(ReadingRights rights) {
		return this.entries.head(rights.roomId()).seq();
	}

	/**
	 * Returns the epoch of all logs. A seq identifies an event only together with the
	 * epoch. The epoch stays the same when the server restarts, and changes when a backup
	 * is restored.
	 */
	public String epoch() {
		return this.epoch.value();
	}

	/**
	 * Checks that a place in a room's log belongs to the current epoch.
	 * @param epoch the epoch of the place; null if the client does not know it
	 * @throws Refused if it is another epoch
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
	 * @param messages the messages, at most as many as were requested
	 * @param more whether there are more messages in the requested direction: older ones,
	 * or newer ones if the page comes after a seq
	 * @param moreAfter whether there are newer messages; null unless the page is around a
	 * seq
	 * @param answered the messages that others in the page reply to, if they are not in
	 * it themselves; in no particular order, and missing if there are none
	 * @param threads the threads that begin with messages of the page, in seq order;
	 * missing if there are none
	 * @param lastSeq the log's newest seq at the same instant
	 * @param epoch the epoch of these seqs
	 */
	public record History(List<Message> messages, boolean more,
			@JsonInclude(Include.NON_NULL) @Nullable Boolean moreAfter,
			@JsonInclude(Include.NON_EMPTY) List<Answered> answered,
			@JsonInclude(Include.NON_EMPTY) List<ThreadSummary> threads, long lastSeq, String epoch) {
	}

	/**
	 * Events in seq order.
	 *
	 * @param events the events, at most as many as were requested
	 * @param threads the threads that begin with messages that these events posted, in
	 * seq order; missing if there are none
	 * @param lastSeq the log's newest seq at the same instant
	 * @param more whether there are later events
	 * @param epoch the epoch of these seqs
	 */
	public record CatchUp(List<RoomEvent> events, @JsonInclude(Include.NON_EMPTY) List<ThreadSummary> threads,
			long lastSeq, boolean more, String epoch) {
	}

}
