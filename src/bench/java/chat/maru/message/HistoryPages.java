package chat.maru.message;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import chat.maru.bench.Figures;
import chat.maru.room.ReadingRights;
import chat.maru.room.RoomAccess;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Pages of 50 messages from a room with a million messages and from one with a thousand.
 */
public final class HistoryPages {

	private static final int PAGE = 50;

	private static final int ROUNDS = 5;

	private static final int PAGES = 100;

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final RoomAccess access;

	private final RoomLog log;

	private final URI server;

	private final String token;

	public HistoryPages(ApplicationContext context, URI server, String token) {
		this.access = context.getBean(RoomAccess.class);
		this.log = context.getBean(RoomLog.class);
		this.server = server;
		this.token = token;
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		String author = jdbc.queryForObject("select min(id) from account", String.class);
		fill(jdbc, "thousand", 1_000, author);
		fill(jdbc, "million", 1_000_000, author);
	}

	static void fill(JdbcTemplate jdbc, String room, int messages, String author) {
		jdbc.update("insert into room (id, name, name_key, kind, everyone, created_at) values (?, ?, ?, 'public', 1, 0)", room,
				room, room);
		String numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i < " + messages + ")";
		jdbc.update("insert into event (room_id, seq, type, at, account_id, client_id, message_seq, text, messages) "
				+ numbers + " select ?, i, 'posted', i, ?, randomblob(16), i,"
				+ " 'A message as long as messages are, number ' || i, i from n", room, author);
		jdbc.update("insert into message (room_id, seq, author_id, client_id, sent_at, text_seq)"
				+ " select room_id, seq, account_id, client_id, at, seq from event where room_id = ?", room);
	}

	public void run() throws Exception {
		Figures.title("A page of " + PAGE + " messages, " + PAGES + " pages a round");
		Map<String, Callable<?>> ways = new LinkedHashMap<>();
		for (String room : new String[] { "thousand", "million" }) {
			ReadingRights rights = this.access.read("reader", room);
			long middle = room.equals("million") ? 500_000 : 500;
			ways.put(room + ": newest, RoomLog", () -> this.log.history(rights, null, PAGE));
			ways.put(room + ": middle, RoomLog", () -> this.log.history(rights, middle, PAGE));
			ways.put(room + ": newest, HTTP", () -> http(room, ""));
			ways.put(room + ": middle, HTTP", () -> http(room, "&before=" + middle));
		}
		Map<String, double[]> micros = new LinkedHashMap<>();
		for (int round = -1; round < ROUNDS; round++) {
			for (Map.Entry<String, Callable<?>> way : ways.entrySet()) {
				double median = median(way.getValue());
				if (round >= 0) {
					micros.computeIfAbsent(way.getKey(), (key) -> new double[ROUNDS])[round] = median;
				}
			}
		}
		micros.forEach((what, rounds) -> Figures.line(what, "us", rounds));
		for (String page : new String[] { "newest, RoomLog", "middle, RoomLog", "newest, HTTP", "middle, HTTP" }) {
			Figures.ratio("million / thousand: " + page,
					Figures.median(micros.get("million: " + page)) / Figures.median(micros.get("thousand: " + page)),
					"<= 1.5 x");
		}
	}

	private static double median(Callable<?> page) throws Exception {
		double[] micros = new double[PAGES];
		for (int i = 0; i < PAGES; i++) {
			long begun = System.nanoTime();
			page.call();
			micros[i] = (System.nanoTime() - begun) / 1e3;
		}
		return Figures.median(micros);
	}

	private String http(String room, String before) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(this.server.resolve("/api/rooms/" + room + "/messages?limit=" + PAGE + before))
			.header("Authorization", "Bearer " + this.token)
			.build();
		HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
		if (response.statusCode() != 200) {
			throw new IOException(response.body());
		}
		return response.body();
	}

}
