package chat.maru.search;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import chat.maru.bench.Figures;
import chat.maru.log.Entry;
import chat.maru.storage.Engine;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The first page of 20 for an account in 50 of 1,000 rooms, which have a million messages:
 * 60 percent Korean, 25 percent English, the others mixed. The sizes of the rooms and the
 * frequencies of the words follow Zipf's law. Also what it takes to index a message.
 */
public final class SearchPages {

	private static final int ROOMS = 1_000;

	private static final int MINE = 50;

	/** The first room of the account that searches. */
	private static final int MINE_FIRST = 7;

	private static final int BATCH = 512;

	private static final int ROUNDS = 5;

	private static final int SEARCHES = 40;

	private static final int LIMIT = 20;

	/** The first message. A year has all of them. */
	private static final long BEGUN = 1_740_000_000_000L;

	private static final long YEAR = 31_536_000_000L;

	private static final String[] PARTICLES = { "", "", "을", "는", "이", "에서", "까지", "도" };

	private final Random random = new Random(1);

	private final int messages;

	private final ApplicationContext context;

	private final JdbcTemplate jdbc;

	private final String author;

	private final List<String> korean = words(5_000, 0xAC00, 2_350, 2, 3);

	private final List<String> english = words(4_000, 'a', 26, 3, 7);

	/**
	 * Prepares the benchmark.
	 * @param author the name of the account that searches and has written everything
	 */
	public SearchPages(ApplicationContext context, String author, int messages) {
		this.context = context;
		this.jdbc = context.getBean(JdbcTemplate.class);
		this.author = this.jdbc.queryForObject("select id from account where name = ?", String.class, author);
		this.messages = messages;
	}

	public void run() {
		Figures.title("Search: the first page of " + LIMIT + " among " + this.messages + " messages, " + MINE + " of "
				+ ROOMS + " rooms");
		rooms();
		index();
		double goal = (this.context.getBean(Engine.class) == Engine.SQLITE) ? 5 : 15;
		Searches searches = this.context.getBean(Searches.class);
		Map<String, String> queries = new LinkedHashMap<>();
		queries.put("rare, two letters", "번역");
		queries.put("common, two letters", "회의");
		queries.put("three letters, two pairs", "회의록");
		queries.put("a word's beginning", "depl");
		queries.put("two words", "회의 출장");
		queries.put("one letter", "꿈");
		queries.forEach((what, query) -> {
			int found = searches.find(this.author, query, null, LIMIT, null).results().size();
			double[] rounds = new double[ROUNDS];
			double[] processor = new double[ROUNDS];
			for (int round = 0; round < ROUNDS; round++) {
				double[] millis = new double[SEARCHES];
				long begunCpu = cpu();
				for (int i = 0; i < SEARCHES; i++) {
					long begun = System.nanoTime();
					searches.find(this.author, query, null, LIMIT, null);
					millis[i] = (System.nanoTime() - begun) / 1e6;
				}
				processor[round] = (cpu() - begunCpu) / 1e6 / SEARCHES;
				rounds[round] = Figures.median(millis);
			}
			Figures.line(what + " (" + query + ", " + found + " found)", "ms", rounds);
			Figures.line("  processor of this process", "ms", processor);
		});
		System.out.println("goal: rare and common two-letter words below " + goal + " ms");
	}

	private void rooms() {
		List<Object[]> rooms = new ArrayList<>();
		List<Object[]> memberships = new ArrayList<>();
		for (int i = 0; i < ROOMS; i++) {
			rooms.add(new Object[] { room(i), room(i), room(i) });
			if (i % (ROOMS / MINE) == MINE_FIRST) {
				memberships.add(new Object[] { room(i), this.author });
			}
		}
		this.jdbc.batchUpdate("insert into room (id, name, name_key, kind, created_at) values (?, ?, ?, 'private', 0)",
				rooms);
		this.jdbc.batchUpdate("insert into membership (room_id, account_id, role, joined_at) values (?, ?, 'member', 0)",
				memberships);
	}

	private static String room(int number) {
		return "search-" + number;
	}

	/** The messages are stored before their step is measured. */
	private void index() {
		SearchFollower follower = this.context.getBean(SearchFollower.class);
		Map<String, Long> seqs = new HashMap<>();
		long cpu = 0;
		long wall = 0;
		long slowest = 0;
		for (int from = 0; from < this.messages; from += BATCH) {
			List<Entry> entries = new ArrayList<>(BATCH);
			for (int i = from; i < Math.min(this.messages, from + BATCH); i++) {
				String room = room(isRare(i) ? MINE_FIRST : zipf(ROOMS));
				long seq = seqs.merge(room, 1L, Long::sum);
				Instant at = Instant.ofEpochMilli(BEGUN + (long) ((double) i / this.messages * YEAR));
				entries.add(new Entry(room, seq, "posted", at, this.author, null, seq, null, text(i), null, seq));
			}
			store(entries);
			long begun = System.nanoTime();
			long begunCpu = cpu();
			follower.follow(entries);
			cpu += cpu() - begunCpu;
			long took = System.nanoTime() - begun;
			wall += took;
			slowest = Math.max(slowest, took);
		}
		Figures.line("indexing a message, wall", "us", wall / 1e3 / this.messages);
		Figures.line("indexing a message, processor of this process", "us", cpu / 1e3 / this.messages);
		Figures.line("slowest step of " + BATCH, "ms", slowest / 1e6);
	}

	private void store(List<Entry> entries) {
		this.jdbc.batchUpdate(
				"insert into event (room_id, seq, type, at, account_id, message_seq, text, messages) values (?, ?, 'posted', ?, ?, ?, ?, ?)",
				entries.stream()
					.map((entry) -> new Object[] { entry.log(), entry.seq(), entry.at().toEpochMilli(), this.author,
							entry.seq(), entry.text(), entry.seq() })
					.toList());
		this.jdbc.batchUpdate(
				"insert into message (room_id, seq, author_id, client_id, sent_at, text_seq) values (?, ?, ?, ?, ?, ?)",
				entries.stream()
					.map((entry) -> new Object[] { entry.log(), entry.seq(), this.author, bytes(),
							entry.at().toEpochMilli(), entry.seq() })
					.toList());
	}

	private byte[] bytes() {
		byte[] id = new byte[16];
		this.random.nextBytes(id);
		return id;
	}

	private String text(int number) {
		double kind = this.random.nextDouble();
		StringBuilder text = new StringBuilder();
		while (text.length() < 20 + this.random.nextInt(50)) {
			boolean korean = kind < 0.6 || (kind >= 0.85 && this.random.nextBoolean());
			text.append(korean ? this.korean.get(zipf(this.korean.size())) + PARTICLES[this.random.nextInt(PARTICLES.length)]
					: this.english.get(zipf(this.english.size())))
				.append(' ');
		}
		if (this.random.nextInt(1_000) < 55) {
			text.append(this.random.nextInt(4) == 0 ? "회의록을 " : "회의를 ");
		}
		if (this.random.nextInt(1_000) == 0) {
			text.append("출장에서 ");
		}
		if (isRare(number)) {
			text.append("번역을 ");
		}
		if (this.random.nextInt(500) == 0) {
			text.append("deployment ");
		}
		return text.toString();
	}

	/** 50 of a million. */
	private static boolean isRare(int number) {
		return number % 20_000 == 77;
	}

	private static long cpu() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	/** Returns a number below a bound; small ones are frequent. */
	private int zipf(int bound) {
		return (int) Math.min(bound - 1, Math.pow(bound, this.random.nextDouble()) - 1);
	}

	private List<String> words(int count, int first, int letters, int shortest, int more) {
		List<String> words = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			StringBuilder word = new StringBuilder();
			int length = shortest + this.random.nextInt(more);
			for (int j = 0; j < length; j++) {
				// The syllables of everyday Korean are spread over all of them.
				word.append((char) (first + this.random.nextInt(letters) * ((letters > 26) ? 4 : 1)));
			}
			words.add(word.toString());
		}
		return words;
	}

}
