package chat.maru.message;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import chat.maru.account.Account;
import chat.maru.bench.Figures;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A thousand people react to one message, as fast as they can or within a second: how many
 * events that is, and how many bytes every reader of the room gets.
 */
public final class ReactionStorm {

	private static final int PEOPLE = 1_000;

	private static final int ROUNDS = 5;

	private static final int THREADS = 8;

	private static final String ROOM = "reactions";

	private final Reacting reacting;

	private final MessageReader reader;

	private final JsonMapper json;

	private final List<Account> people;

	private long message;

	public ReactionStorm(ApplicationContext context) {
		this.reacting = context.getBean(Reacting.class);
		this.reader = context.getBean(MessageReader.class);
		this.json = context.getBean(JsonMapper.class);
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		this.people = IntStream.range(0, PEOPLE)
			.mapToObj((i) -> new Account(UUID.randomUUID().toString(), "Reactor " + i))
			.toList();
		jdbc.batchUpdate(
				"insert into account (id, role, name, name_key, created_at) values (?, 'guest', ?, ?, 0)",
				this.people.stream().map((one) -> new Object[] { one.id(), one.name(), one.name() }).toList());
		HistoryPages.fill(jdbc, ROOM, 4 * ROUNDS, this.people.get(0).id());
	}

	public void run() throws InterruptedException {
		Figures.title(String.format("%,d people react to one message", PEOPLE));
		rounds("At once", 0);
		rounds("Within a second", TimeUnit.SECONDS.toNanos(1));
	}

	private void rounds(String how, long nanos) throws InterruptedException {
		double[] events = new double[ROUNDS];
		double[] bytes = new double[ROUNDS];
		double[] millis = new double[ROUNDS];
		for (int round = -1; round < ROUNDS; round++) {
			long before = lastSeq();
			long begun = System.nanoTime();
			storm(nanos);
			long took = System.nanoTime() - begun;
			List<RoomEvent> committed = this.reader.events(ROOM, before, PEOPLE + 1);
			if (round >= 0) {
				events[round] = committed.size();
				bytes[round] = committed.stream().mapToLong((event) -> this.json.writeValueAsBytes(event).length).sum();
				millis[round] = took / 1e6;
			}
		}
		Figures.line(how + ": events", "", events);
		Figures.line(how + ": JSON for each reader", "bytes", bytes);
		Figures.line(how + ": until all are committed", "ms", millis);
	}

	private long lastSeq() {
		return this.reader.events(ROOM, 0, 1_000_000).size();
	}

	private void storm(long nanos) throws InterruptedException {
		this.message++;
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		List<CompletableFuture<CompletableFuture<Void>>> answers = new ArrayList<>();
		long begun = System.nanoTime();
		for (int i = 0; i < PEOPLE; i++) {
			Account person = this.people.get(i);
			TimeUnit.NANOSECONDS.sleep(begun + nanos * i / PEOPLE - System.nanoTime());
			answers.add(CompletableFuture.supplyAsync(() -> react(person), threads));
		}
		answers.forEach((answer) -> answer.join().join());
		threads.shutdown();
	}

	private CompletableFuture<Void> react(Account person) {
		return this.reacting.react(person, ROOM,
				ChangeDraft.reaction(UUID.randomUUID().toString(), this.message, "👍", null), true);
	}

}
