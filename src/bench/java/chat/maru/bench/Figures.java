package chat.maru.bench;

import java.util.Arrays;

/** Computes medians and prints lines of a table. */
public final class Figures {

	private Figures() {
	}

	public static double median(double... values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	/** Returns the value below which a share of the values lies, such as 0.99. */
	public static double quantile(double share, double... values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
	}

	public static void title(String title) {
		System.out.printf("%n%s%n%s%n", title, "-".repeat(title.length()));
	}

	/**
	 * Prints the name, the median over the rounds, and each round, so that the noise is
	 * visible.
	 */
	public static void line(String what, String unit, double... rounds) {
		StringBuilder each = new StringBuilder();
		for (double round : rounds) {
			each.append(' ').append(number(round));
		}
		System.out.printf("%-52s %10s %-8s rounds:%s%n", what, number(median(rounds)), unit, each);
	}

	/** Prints a ratio and its target. */
	public static void ratio(String what, double ratio, String goal) {
		System.out.printf("%-52s %10.2f %-8s goal: %s%n", what, ratio, "x", goal);
	}

	/** The same for several rounds. */
	public static void ratio(String what, String goal, double... rounds) {
		StringBuilder each = new StringBuilder();
		for (double round : rounds) {
			each.append(String.format(" %.2f", round));
		}
		System.out.printf("%-52s %10.2f %-8s rounds:%s%s%n", what, median(rounds), "x", each,
				goal.isEmpty() ? "" : "; " + goal);
	}

	public static String number(double value) {
		return (value >= 100) ? String.format("%,.0f", value) : String.format("%.2f", value);
	}

}
