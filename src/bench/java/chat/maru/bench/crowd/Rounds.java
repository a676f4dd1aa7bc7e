package chat.maru.bench.crowd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import chat.maru.bench.Figures;
import chat.maru.bench.load.Step;

/** Repeats the same run with each server in every round. */
final class Rounds {

	/**
	 * If the load generator's thread uses more than this part of a processor, it is the
	 * bottleneck.
	 */
	private static final double BUSY = 0.9;

	/**
	 * The number of processors that other processes may use without making the figures
	 * invalid.
	 */
	private static final double DISTURBED = 0.1;

	private final String title;

	private final List<Goal> goals;

	private final Map<String, List<Step>> runs = new LinkedHashMap<>();

	Rounds(String title, Goal... goals) {
		this.title = title;
		this.goals = List.of(goals);
	}

	void add(String server, Step run) {
		this.runs.computeIfAbsent(server, (name) -> new ArrayList<>()).add(run);
	}

	void print() {
		Figures.title(this.title);
		System.out.printf("%-12s", "");
		for (Column column : Column.values()) {
			System.out.printf(" %14s", column.title());
		}
		System.out.println();
		for (String server : this.runs.keySet()) {
			System.out.printf("%-12s", server + (limited(server) ? "*" : "") + (disturbed(server) ? "!" : ""));
			for (Column column : Column.values()) {
				System.out.printf(" %14s", Figures.number(median(server, column)));
			}
			System.out.println();
		}
		if (this.runs.keySet().stream().anyMatch(this::limited)) {
			System.out.println("* the load generator, not the server, was the limit");
		}
		if (this.runs.keySet().stream().anyMatch(this::disturbed)) {
			System.out.println("! something else had a part of the processors in some round");
		}
		for (String server : this.runs.keySet()) {
			Figures.line(server, "/s", figures(server, Column.RATE));
		}
		printRatios();
	}

	private boolean limited(String server) {
		return median(server, Column.GENERATOR) > BUSY;
	}

	private boolean disturbed(String server) {
		return Arrays.stream(figures(server, Column.OTHERS)).anyMatch((others) -> others > DISTURBED);
	}

	private void printRatios() {
		for (String peer : this.runs.keySet()) {
			for (Column column : List.of(Column.RATE, Column.CPU, Column.P99)) {
				if (!peer.equals(Maru.NAME)) {
					Figures.ratio(Maru.NAME + " / " + peer + ", " + column.title(), goal(peer, column),
							ratios(peer, column));
				}
			}
		}
	}

	private String goal(String peer, Column column) {
		return this.goals.stream()
			.filter((goal) -> goal.peer().equals(peer) && goal.column() == column)
			.map(Goal::toString)
			.findFirst()
			.orElse("");
	}

	/**
	 * Compares within each round, because other load on the machine changes between rounds.
	 */
	private double[] ratios(String peer, Column column) {
		double[] own = figures(Maru.NAME, column);
		double[] others = figures(peer, column);
		return IntStream.range(0, own.length).mapToDouble((round) -> own[round] / others[round]).toArray();
	}

	private double median(String server, Column column) {
		return Figures.median(figures(server, column));
	}

	private double[] figures(String server, Column column) {
		return this.runs.get(server).stream().mapToDouble(column::of).toArray();
	}

}
