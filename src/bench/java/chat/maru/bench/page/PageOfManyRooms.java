package chat.maru.bench.page;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import chat.maru.bench.Figures;

/**
 * The page of a user in many rooms, compared with that of a user in few. Each has a
 * server with its own data folder; requests alternate between them.
 */
public final class PageOfManyRooms {

	private static final int FEW = 5;

	private static final int MANY = 500;

	private static final int ROUNDS = 5;

	/**
	 * Rounds that are not counted, because the JVM compiles code after it has run for a
	 * while.
	 */
	private static final int WARM_UPS = 3;

	private static final double MAX_RATIO = 1.5;

	private final Path java;

	private final List<String> serverJvm;

	private final Path folder;

	private final int messages;

	private final int requests;

	/**
	 * Creates the benchmark.
	 * @param folder the folder for the data: some 5 GB for 100,000 messages
	 * @param messages the number of messages in each room
	 * @param requests the number of requests of each kind in a round; fewer than a sixteenth
	 * of the messages, because each reads one more
	 */
	public PageOfManyRooms(Path java, List<String> serverJvm, Path folder, int messages, int requests) {
		this.java = java;
		this.serverJvm = serverJvm;
		this.folder = folder;
		this.messages = messages;
		this.requests = requests;
	}

	public void run() throws IOException, InterruptedException, SQLException {
		try (Household few = start(FEW); Household many = start(MANY)) {
			Figures.title(String.format("%d and %d rooms of %,d messages each, %d requests a round", FEW, MANY,
					this.messages, this.requests));
			for (String path : new String[] { "/", "/rooms/" + Logs.room(0) }) {
				compare("GET " + path, few, many, (household) -> household.open(path), "<= " + MAX_RATIO + " x");
			}
			// The answer contains a hundred times as many rooms.
			compare("GET /api/rooms", few, many, (household) -> household.open("/api/rooms"), "");
			compare("PUT /api/rooms/" + Logs.room(0) + "/read", few, many, Household::readOn, "");
		}
	}

	private Household start(int rooms) throws IOException, InterruptedException, SQLException {
		return Household.start(this.java, this.serverJvm, this.folder, rooms, this.messages);
	}

	private void compare(String what, Household few, Household many, Opening opening, String goal)
			throws IOException {
		for (int round = 0; round < WARM_UPS; round++) {
			inTurns(few, many, opening);
		}
		double[][] micros = new double[2][ROUNDS];
		double[][] cpu = new double[2][ROUNDS];
		double[] ratios = new double[ROUNDS];
		for (int round = 0; round < ROUNDS; round++) {
			double fewBefore = few.server().cpuSeconds();
			double manyBefore = many.server().cpuSeconds();
			double[][] each = inTurns(few, many, opening);
			cpu[0][round] = (few.server().cpuSeconds() - fewBefore) / this.requests * 1e6;
			cpu[1][round] = (many.server().cpuSeconds() - manyBefore) / this.requests * 1e6;
			micros[0][round] = Figures.median(each[0]);
			micros[1][round] = Figures.median(each[1]);
			ratios[round] = micros[1][round] / micros[0][round];
		}
		Household[] households = { few, many };
		for (int i = 0; i < households.length; i++) {
			String who = what + ", " + households[i].rooms() + " rooms";
			Figures.line(who, "us", micros[i]);
			Figures.line(who + ", CPU", "us", cpu[i]);
		}
		Figures.ratio(what + ", many / few", goal, ratios);
	}

	private double[][] inTurns(Household few, Household many, Opening opening) throws IOException {
		double[][] micros = new double[2][this.requests];
		for (int i = 0; i < this.requests; i++) {
			micros[0][i] = opening.micros(few);
			micros[1][i] = opening.micros(many);
		}
		return micros;
	}

	/** A request of the user; returns how long it took, in microseconds. */
	private interface Opening {

		double micros(Household household) throws IOException;

	}

}
