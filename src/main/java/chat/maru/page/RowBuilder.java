package chat.maru.page;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import chat.maru.message.Answered;
import chat.maru.message.Author;
import chat.maru.message.Message;
import chat.maru.message.RoomEvent;
import chat.maru.message.RoomEvent.Changed;
import chat.maru.message.RoomEvent.PinChanged;
import chat.maru.message.ThreadSummary;
import chat.maru.page.TimelineRow.RowAnswered;
import chat.maru.page.TimelineRow.RowFace;
import chat.maru.page.TimelineRow.RowMessage;
import chat.maru.page.TimelineRow.RowThread;
import org.jspecify.annotations.Nullable;

/**
 * Builds the rows of a page of history like the scripts: timeline/arrange.js,
 * timeline/event-line.js and timeline/new-line.js. {@link DeletedRuns} completes them.
 */
final class RowBuilder {

	private static final int ROWS_PER_CHUNK = 50;

	private static final Duration GROUP_WITHIN = Duration.ofMinutes(5);

	private static final Duration UNMARKED_FOR = Duration.ofSeconds(30);

	private static final int MAX_NAMED = 3;

	private static final Set<String> FOLDED = Set.of("joined", "left");

	private final String self;

	private final RowTimes times;

	private final RowWords words;

	private final @Nullable Long newAfter;

	/** The messages that others reply to, by their seqs. */
	private final Map<Long, Answered> answered = new HashMap<>();

	private final Map<Long, Message> built = new HashMap<>();

	private final Map<Long, ThreadSummary> threads = new HashMap<>();

	private final List<List<TimelineRow>> chunks = new ArrayList<>();

	private int inChunk = ROWS_PER_CHUNK;

	private boolean newLineMissing;

	private @Nullable LocalDate day;

	private @Nullable Message before;

	private @Nullable Line line;

	/**
	 * Creates a builder.
	 * @param newAfter the seq after which messages of others are new; null for none
	 */
	RowBuilder(String self, RowTimes times, RowWords words, @Nullable Long newAfter) {
		this.self = self;
		this.times = times;
		this.words = words;
		this.newAfter = newAfter;
		this.newLineMissing = newAfter != null;
	}

	/**
	 * Adds messages that others reply to. Those of the page itself need not be added.
	 */
	RowBuilder answering(List<Answered> messages) {
		messages.forEach((message) -> this.answered.put(message.seq(), message));
		return this;
	}

	/** Adds what is known of the threads of messages. */
	RowBuilder threads(List<ThreadSummary> summaries) {
		summaries.forEach((thread) -> this.threads.put(thread.root(), thread));
		return this;
	}

	/**
	 * Returns the rows in chunks.
	 * @param lines the events between the messages that are shown as lines
	 * @param cut whether earlier events of the kind of the first line are missing
	 */
	List<List<TimelineRow>> build(List<Message> messages, List<RoomEvent> lines, boolean cut) {
		record Entry(long seq, Object value) {
		}
		Stream
			.concat(messages.stream().map((message) -> new Entry(message.seq(), message)),
					lines.stream().map((event) -> new Entry(event.seq(), event)))
			.sorted(Comparator.comparingLong(Entry::seq))
			.map(Entry::value)
			.forEach((entry) -> {
				if (entry instanceof Message message) {
					add(message);
				}
				else if (entry instanceof PinChanged event) {
					add(event);
				}
				else if (entry instanceof Changed event) {
					add(event, cut && event == lines.get(0));
				}
			});
		endLine();
		DeletedRuns.fold(this.chunks, this.words);
		return this.chunks;
	}

	private void add(Message message) {
		endLine();
		LocalDate sentOn = this.times.day(message.sentAt());
		boolean grouped = isOneGroup(this.before, message) && sentOn.equals(this.day);
		List<TimelineRow> chunk = next(sentOn);
		if (this.newLineMissing && this.newAfter != null && message.seq() > this.newAfter && isNews(message)) {
			chunk.add(TimelineRow.NEW);
			this.newLineMissing = false;
			grouped = false;
		}
		chunk.add(row(message, grouped));
		this.built.put(message.seq(), message);
		this.before = message;
	}

	private TimelineRow row(Message message, boolean grouped) {
		Author author = message.author();
		String name = this.words.name(author);
		MessageMarkup text = (message.deletedAt() != null)
				? MessageMarkup.deleted(this.words.deletedMessage(message.removed()))
				: MessageMarkup.of(message, this.self);
		RowMessage shown = new RowMessage("message" + (grouped ? " continued" : "") + text.rowClass(), text.look(),
				text.folded(), name, this.words.role(author.role()), AvatarLook.initial(name),
				AvatarLook.hue(author.id()), answered(message.replyTo()), thread(this.threads.get(message.seq())),
				chips(message));
		return new TimelineRow("message", message.seq(), message.sentAt().toString(), this.times.time(message.sentAt()),
				text.html() + (isMarked(message) ? " " + this.words.editedMark() : ""), shown);
	}

	private List<TimelineRow.Chip> chips(Message message) {
		return message.reactions()
			.stream()
			.map((one) -> new TimelineRow.Chip(one.emoji(), this.words.number(one.count()),
					one.people().contains(this.self)))
			.toList();
	}

	private @Nullable RowThread thread(@Nullable ThreadSummary thread) {
		return (thread != null) ? new RowThread(thread.replies(), thread.authors().stream().map(this::face).toList())
				: null;
	}

	private RowFace face(Author author) {
		return new RowFace(AvatarLook.initial(this.words.name(author)), AvatarLook.hue(author.id()));
	}

	private @Nullable RowAnswered answered(@Nullable Long seq) {
		if (seq == null) {
			return null;
		}
		Message above = this.built.get(seq);
		Answered message = (above != null) ? Answered.of(above) : this.answered.get(seq);
		if (message == null) {
			return null;
		}
		boolean deleted = message.deletedAt() != null;
		return new RowAnswered(message.seq(), this.words.name(message.author()),
				deleted ? this.words.deletedMessage(message.removed()) : message.text(), deleted);
	}

	private boolean isNews(Message message) {
		return message.deletedAt() == null && !message.author().id().equals(this.self);
	}

	/** Whether the message says that it was edited, as in timeline/row.js. */
	private static boolean isMarked(Message message) {
		return message.editedAt() != null
				&& Duration.between(message.sentAt(), message.editedAt()).compareTo(UNMARKED_FOR) >= 0;
	}

	private void add(PinChanged event) {
		endLine();
		next(this.times.day(event.at())).add(new TimelineRow("line", event.seq(), event.at().toString(),
				this.times.time(event.at()), this.words.pinned(event), null));
		this.before = null;
	}

	private void add(Changed event, boolean more) {
		LocalDate happenedOn = this.times.day(event.at());
		if (this.line == null || !happenedOn.equals(this.day) || !this.line.fold(event)) {
			endLine();
			this.line = new Line(next(happenedOn), event, more);
		}
	}

	/** A line is complete when the next row begins. */
	private void endLine() {
		if (this.line != null) {
			Line ended = this.line;
			ended.chunk.add(new TimelineRow("line", ended.last.seq(), ended.last.at().toString(),
					this.times.time(ended.last.at()),
					this.words.sentence(ended.first, ended.people, ended.others, ended.more), null));
			this.line = null;
			this.before = null;
		}
	}

	/** Returns the chunk of the next row, after adding the line of its day. */
	private List<TimelineRow> next(LocalDate rowDay) {
		if (this.inChunk == ROWS_PER_CHUNK) {
			this.chunks.add(new ArrayList<>());
			this.inChunk = 0;
		}
		this.inChunk++;
		List<TimelineRow> chunk = this.chunks.get(this.chunks.size() - 1);
		if (!rowDay.equals(this.day)) {
			chunk.add(TimelineRow.day(rowDay.toString(), this.times.words(rowDay)));
		}
		this.day = rowDay;
		return chunk;
	}

	private static boolean isOneGroup(@Nullable Message before, Message message) {
		return before != null && before.author().id().equals(message.author().id())
				&& Duration.between(before.sentAt(), message.sentAt()).compareTo(GROUP_WITHIN) < 0;
	}

	/** An event line, to which further events of the same kind are folded. */
	private static final class Line {

		private final List<TimelineRow> chunk;

		private final Changed first;

		private final boolean more;

		private final List<Author> people = new ArrayList<>();

		private Changed last;

		private int others;

		private Line(List<TimelineRow> chunk, Changed event, boolean more) {
			this.chunk = chunk;
			this.first = event;
			this.last = event;
			this.more = more;
			name(event);
		}

		private boolean fold(Changed event) {
			boolean folds = FOLDED.contains(event.type()) && event.type().equals(this.first.type())
					&& actor(event).equals(actor(this.first));
			if (folds) {
				this.last = event;
				if (this.others > 0) {
					this.others++;
				}
				else {
					name(event);
				}
			}
			return folds;
		}

		private void name(Changed event) {
			if (event.account() != null) {
				this.people.add(event.account());
			}
			if (this.people.size() > MAX_NAMED) {
				List<Author> unnamed = this.people.subList(MAX_NAMED - 1, this.people.size());
				this.others = unnamed.size();
				unnamed.clear();
			}
		}

		private static String actor(Changed event) {
			return RowWords.isOwn(event) ? "" : event.by().id();
		}

	}

}
