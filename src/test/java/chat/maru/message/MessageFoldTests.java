package chat.maru.message;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import javax.sql.DataSource;

import chat.maru.account.Account;
import chat.maru.audit.AuditLog;
import chat.maru.cluster.Bus;
import chat.maru.cluster.Currency;
import chat.maru.cluster.Notices;
import chat.maru.log.Change;
import chat.maru.log.ChangeApplier;
import chat.maru.log.Commit;
import chat.maru.log.Entry;
import chat.maru.log.LogReader;
import chat.maru.log.LogWriter;
import chat.maru.log.NewEntry;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Edited;
import chat.maru.message.RoomEvent.PinChanged;
import chat.maru.message.RoomEvent.Posted;
import chat.maru.message.RoomEvent.Reacted;
import chat.maru.refusal.Refused;
import chat.maru.storage.Engine;
import chat.maru.storage.EpochFile;
import chat.maru.support.Sqlite;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/**
 * What is stored of messages is what the entries of their logs add up to, whatever
 * happened. The seed decides what does: {@code -Dmaru.log.seed=N} plays one alone.
 */
class MessageFoldTests {

	private static final int LOGS = 50;

	private static final int CHANGES = 60;

	/** For how long a message can be edited. */
	private static final Duration WINDOW = Duration.ofHours(1);

	private static final List<String> EMOJI = List.of("👍", "❤️");

	private static final List<Account> PEOPLE = List.of(new Account("a", "Minji"), new Account("b", "Ben"));

	@TempDir
	private Path folder;

	private AnnotationConfigApplicationContext context;

	private JdbcClient jdbc;

	private LogWriter log;

	private LogReader entries;

	private MessageReader messages;

	private LastMessages last;

	private final List<String> played = new ArrayList<>();

	/** The seqs of the last messages, by the rooms that have one. */
	private final Map<String, Long> expectedLast = new TreeMap<>();

	@BeforeEach
	void begin() {
		DataSource source = Sqlite.newMigratedDatabase(this.folder);
		this.context = new AnnotationConfigApplicationContext();
		this.context.registerBean(DataSource.class, () -> source);
		this.context.registerBean(JdbcTransactionManager.class, source);
		this.context.registerBean(JdbcTemplate.class, source);
		this.context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
		this.context.registerBean(EpochFile.class, this.folder);
		this.context.registerBean(Engine.class, () -> Engine.SQLITE);
		this.context.registerBean(Bus.class, () -> mock());
		this.context.registerBean(Currency.class, () -> mock());
		this.context.registerBean(Notices.class);
		this.context.registerBean(AuditLog.class, () -> mock());
		this.context.registerBean(Clock.class, Clock::systemUTC);
		this.context.registerBean(JsonMapper.class, () -> new JsonMapper());
		this.context.scan("chat.maru.log");
		this.context.registerBean(EditSettings.class, WINDOW, EditSettings.VersionReaders.EVERYONE);
		this.context.register(MessageChanges.class, MessageProjection.class, ReactionChanges.class,
				ReactionProjection.class, ReadMarks.class, RoomEvents.class, ForeignEvents.class, FormattedTexts.class,
				MessageReader.class, PinChanges.class, PinProjection.class, LastMessageFollower.class,
				LastMessages.class, Remarks.class);
		this.context.refresh();
		this.jdbc = this.context.getBean(JdbcClient.class);
		this.log = this.context.getBean(LogWriter.class);
		this.entries = this.context.getBean(LogReader.class);
		this.messages = this.context.getBean(MessageReader.class);
		this.last = this.context.getBean(LastMessages.class);
		for (Account person : PEOPLE) {
			this.jdbc.sql("insert into account (id, name, name_key, created_at) values (?, ?, ?, 1)")
				.params(person.id(), person.name(), person.id())
				.update();
		}
	}

	@AfterEach
	void end() {
		this.context.close();
	}

	@Test
	void theProjectionIsTheFold() {
		Long one = Long.getLong("maru.log.seed");
		LongStream seeds = (one != null) ? LongStream.of(one) : LongStream.rangeClosed(1, LOGS);
		seeds.forEach((seed) -> play(seed, new Random(seed)));
		Waiting.await().untilAsserted(() -> {
			Map<String, Long> seqs = new TreeMap<>();
			this.last.of(this.played).forEach((room, message) -> seqs.put(room, message.seq()));
			assertThat(seqs).as("The last messages").isEqualTo(this.expectedLast);
		});
	}

	@Test
	void aMessageIsEditedWithinTheWindowOnly() {
		addRoom("r");
		this.log.commit(new Post("r", PEOPLE.get(0), UUID.randomUUID().toString(), "a message"));
		Instant now = Instant.now();
		assertThat(this.log.commit(edit(message("r", 1, now.minus(WINDOW.dividedBy(2))))).changed()).isTrue();
		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.log.commit(edit(message("r", 1, now.minus(WINDOW).minusMillis(1)))))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(MessageReason.EDIT_TOO_LATE));
		assertThat(this.entries.after("r", 0, 10)).hasSize(2);
	}

	private static Edit edit(Message message) {
		return new Edit("r", message, PEOPLE.get(0), UUID.randomUUID().toString(), "edited", List.of(), null);
	}

	private void play(long seed, Random random) {
		List<String> rooms = List.of("r" + seed, "s" + seed);
		this.played.addAll(rooms);
		rooms.forEach(this::addRoom);
		List<Post> posts = new ArrayList<>();
		int left = random.nextInt(CHANGES);
		change(left, random, rooms, posts);
		Map<String, Client> clients = new TreeMap<>();
		rooms.forEach((room) -> clients.put(room, new Client(this.messages, room)));
		change(CHANGES - left, random, rooms, posts);
		for (String room : rooms) {
			deleteNewest(room, random);
			List<Entry> all = this.entries.after(room, 0, 2 * CHANGES);
			Map<Long, Message> folded = fold(all);
			folded.values()
				.stream()
				.filter((message) -> message.deletedAt() == null)
				.forEach((message) -> this.expectedLast.put(room, message.seq()));
			assertThat(this.messages.messages(room, Long.MAX_VALUE, 2 * CHANGES)).as("Seed %d", seed)
				.containsExactlyElementsOf(folded.values());
			assertThat(Objects.requireNonNull(clients.get(room)).resume())
				.as("Seed %d: what a client has that was away", seed)
				.isEqualTo(folded);
			assertThat(pins(room)).as("Seed %d: the pins", seed).isEqualTo(foldPins(all));
			assertThat(replies(room)).as("Seed %d: how many replies messages have", seed)
				.isEqualTo(folded.values()
					.stream()
					.filter((message) -> message.deletedAt() == null && message.thread() != null
							&& folded.containsKey(message.thread()))
					.collect(Collectors.groupingBy(Message::thread, TreeMap::new, Collectors.counting())));
			assertThat(storedMentions(room)).as("Seed %d: the mentions", seed).isEqualTo(mentions(all, folded));
			assertThat(all).as("Seed %d: the seqs", seed)
				.extracting(Entry::seq)
				.containsExactlyElementsOf(LongStream.rangeClosed(1, all.size()).boxed().toList());
			assertThat(all).as("Seed %d: what was written in deleted messages", seed)
				.filteredOn((entry) -> Objects.requireNonNull(folded.get(entry.message())).deletedAt() != null)
				.allSatisfy((entry) -> {
					assertThat(entry.text()).isNullOrEmpty();
					assertThat(entry.payload()).matches((payload) -> payload == null || !payload.contains("emoji"));
				});
			assertThat(reactions(room)).as("Seed %d: who reacted", seed)
				.containsExactlyInAnyOrderElementsOf(folded.values()
					.stream()
					.flatMap((message) -> message.reactions()
						.stream()
						.flatMap((one) -> one.people().stream().map((id) -> message.seq() + one.emoji() + id)))
					.toList());
		}
	}

	private List<String> reactions(String room) {
		return this.jdbc.sql("select message_seq || emoji || account_id from reaction where room_id = ?")
			.param(room)
			.query((row, number) -> row.getString(1))
			.list();
	}

	private Map<Long, Long> replies(String room) {
		Map<Long, Long> replies = new TreeMap<>();
		this.jdbc.sql("select seq, replies from message where room_id = ? and replies <> 0")
			.param(room)
			.query((row) -> {
				replies.put(row.getLong("seq"), row.getLong("replies"));
			});
		return replies;
	}

	private void addRoom(String room) {
		this.jdbc.sql("insert into room (id, name, name_key, everyone, created_at) values (?, 'A room', ?, 1, 1)")
			.params(room, room)
			.update();
	}

	private void change(int changes, Random random, List<String> rooms, List<Post> posts) {
		IntStream.range(0, changes)
			.mapToObj((i) -> this.log.submit(change(random, rooms, posts)))
			.toList()
			.forEach(MessageFoldTests::awaitAnswer);
	}

	private Change change(Random random, List<String> rooms, List<Post> posts) {
		String room = rooms.get(random.nextInt(rooms.size()));
		Account person = PEOPLE.get(random.nextInt(PEOPLE.size()));
		int drawn = posts.isEmpty() ? 0 : random.nextInt(15);
		if (drawn < 5) {
			UUID clientId = new UUID(random.nextLong(), random.nextLong());
			Reply reply = (posts.isEmpty() || random.nextBoolean()) ? null
					: new Reply(1 + random.nextInt(posts.size()), 1);
			posts.add(new Post(room, person, clientId.toString(), "message " + random.nextInt(),
					mentions(random, person), reply));
			return posts.get(posts.size() - 1);
		}
		if (drawn < 6) {
			return posts.get(random.nextInt(posts.size()));
		}
		// A message that may be deleted already, or not be there yet.
		long seq = 1 + random.nextInt(posts.size());
		return switch (drawn) {
			case 6 -> new Remark(room, seq, person);
			case 7, 8 -> new Edit(room, message(room, seq), person,
					new UUID(random.nextLong(), random.nextLong()).toString(), "edited " + random.nextInt(),
					mentions(random, person), random.nextBoolean() ? Long.valueOf(1 + random.nextInt(2)) : null);
			case 9 -> new Deletion(room, message(room, seq), person);
			case 10, 11 -> new PinChange(room, seq, person, new UUID(random.nextLong(), random.nextLong()).toString(),
					drawn == 10, random.nextBoolean());
			default -> reactions(room, seq, random);
		};
	}

	/** Wishes of several people that wait for one commit, who may change their minds. */
	private static ReactionBatch reactions(String room, long seq, Random random) {
		ReactionBatch batch = new ReactionBatch(room, seq, EMOJI.get(random.nextInt(EMOJI.size())), wish(random));
		IntStream.range(0, random.nextInt(4)).forEach((i) -> batch.add(wish(random)));
		return batch;
	}

	private static ReactionWish wish(Random random) {
		return new ReactionWish(PEOPLE.get(random.nextInt(PEOPLE.size())).id(),
				new UUID(random.nextLong(), random.nextLong()).toString(), random.nextInt(3) > 0);
	}

	/** Nobody is told of being mentioned by themselves. */
	private static List<Mention> mentions(Random random, Account by) {
		return PEOPLE.stream()
			.filter((person) -> random.nextInt(3) == 0 && person != by)
			.map((person) -> new Mention(person.id(), person.name(), 0, 2))
			.toList();
	}

	/**
	 * A change of a message that is not there, deleted or of another version is refused.
	 */
	private static void awaitAnswer(CompletableFuture<?> answer) {
		Waiting.await(answer.handle((outcome, failure) -> failure == null || failure instanceof Refused));
	}

	/** So that many rooms have another last message than the one posted last. */
	private void deleteNewest(String room, Random random) {
		int entries = this.entries.after(room, 0, 2 * CHANGES).size();
		LongStream.rangeClosed(Math.max(1, entries - random.nextInt(8)), entries)
			.mapToObj((seq) -> this.log.submit(new Deletion(room, message(room, seq), PEOPLE.get(0))))
			.toList()
			.forEach(MessageFoldTests::awaitAnswer);
	}

	private static Message message(String room, long seq) {
		return message(room, seq, Instant.now());
	}

	private static Message message(String room, long seq, Instant sentAt) {
		return new Message(Message.id(room, seq), seq, "c", new Author("a", "Minji"), "", sentAt);
	}

	/** The seqs of the pinned messages, and whether each is the notice. */
	private Map<Long, Boolean> pins(String room) {
		Map<Long, Boolean> pins = new TreeMap<>();
		this.messages.pins(room, false).forEach((pin) -> pins.put(pin.message().seq(), pin.notice()));
		return pins;
	}

	private static Map<Long, Boolean> foldPins(List<Entry> entries) {
		Map<Long, Boolean> pins = new TreeMap<>();
		for (Entry entry : entries) {
			if (entry.type().equals(PinChanged.PINNED)) {
				boolean notice = PinChanged.notice(entry.payload());
				pins.replaceAll((seq, before) -> before && !notice);
				pins.put(entry.message(), notice);
			}
			else if (entry.type().equals(PinChanged.UNPINNED) || entry.type().equals(Deleted.TYPE)) {
				pins.remove(entry.message());
			}
		}
		return pins;
	}

	private static Map<Long, Message> fold(List<Entry> entries) {
		Map<Long, Message> messages = new TreeMap<>();
		for (Entry entry : entries) {
			long seq = Objects.requireNonNull(entry.message());
			Author author = PEOPLE.stream()
				.filter((person) -> person.id().equals(entry.account()))
				.map(Author::of)
				.findFirst()
				.orElseThrow();
			Message next = Objects.requireNonNull(MessageFold.next(messages.get(seq), entry, author));
			messages.put(seq, next.named((id) -> id.equals("a") ? "Minji" : "Ben"));
		}
		return messages;
	}

	private List<String> storedMentions(String room) {
		return this.jdbc.sql(
				"select message_seq || ' ' || account_id || ' ' || seq || ' ' || present from mention where room_id = ?")
			.param(room)
			.query((row, number) -> row.getString(1))
			.list()
			.stream()
			.sorted()
			.toList();
	}

	/**
	 * The message, the account, the first entry that mentioned it, and whether the text
	 * still does.
	 */
	private static List<String> mentions(List<Entry> entries, Map<Long, Message> folded) {
		Map<String, Long> first = new TreeMap<>();
		for (Entry entry : entries) {
			MentionPayload.read(entry.payload())
				.forEach((mention) -> first.putIfAbsent(entry.message() + " " + mention.id(), entry.seq()));
		}
		List<String> rows = new ArrayList<>();
		first.forEach((key, seq) -> {
			Message message = Objects.requireNonNull(folded.get(Long.valueOf(key.substring(0, key.indexOf(' ')))));
			boolean present = message.mentions()
				.stream()
				.anyMatch((mention) -> key.equals(message.seq() + " " + mention.id()));
			rows.add(key + " " + seq + " " + (present ? 1 : 0));
		});
		return rows.stream().sorted().toList();
	}

	/**
	 * A client that has read the history of a room. While it was away, everything
	 * happened.
	 */
	private static final class Client {

		private final Map<Long, Message> known = new TreeMap<>();

		private final MessageReader reader;

		private final String room;

		private final long place;

		Client(MessageReader reader, String room) {
			this.reader = reader;
			this.room = room;
			reader.messages(room, Long.MAX_VALUE, 2 * CHANGES).forEach(this::take);
			this.place = reader.events(room, 0, 2 * CHANGES).size();
		}

		private void take(Message message) {
			this.known.put(message.seq(), message);
		}

		private Message known(long seq) {
			return Objects.requireNonNull(this.known.get(seq));
		}

		Map<Long, Message> resume() {
			for (RoomEvent event : this.reader.events(this.room, this.place, 2 * CHANGES)) {
				if (event instanceof Posted posted) {
					take(posted.message());
				}
				else if (event instanceof Edited edited) {
					take(edited.message().reactedTo(known(edited.message().seq()).reactions()));
				}
				else if (event instanceof Reacted reacted) {
					Message before = known(reacted.messageSeq());
					if (before.deletedAt() == null && reacted.emoji() != null) {
						take(before.reactedTo(ReactionTotals.next(before.reactions(), reacted)));
					}
				}
				else if (event instanceof Deleted deleted) {
					take(deleted.message());
				}
			}
			return this.known;
		}

	}

	/** Something that this version knows nothing of, with the words of a message. */
	private record Remark(String room, long message, Account by) implements Change {
	}

	private static final class Remarks implements ChangeApplier<Remark> {

		@Override
		public Class<Remark> changes() {
			return Remark.class;
		}

		@Override
		public void apply(Remark remark, Commit commit) throws SQLException {
			var exists = commit.prepared("select 1 from message where room_id = ? and seq = ? and deleted_at is null");
			exists.setString(1, remark.room());
			exists.setLong(2, remark.message());
			try (var row = exists.executeQuery()) {
				if (row.next()) {
					commit.append(new NewEntry(remark.room(), "remarked", remark.by().id(), null, remark.message(),
							"words of the message", null, false));
				}
			}
		}

	}

}
