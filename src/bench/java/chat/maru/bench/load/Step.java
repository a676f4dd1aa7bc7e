package chat.maru.bench.load;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The figures of a step, as a line that a program can parse: {@code step=run people=1000
 * ...}.
 */
public final class Step {

	private static final String NAME = "step";

	private final String name;

	private final Map<String, Double> figures = new LinkedHashMap<>();

	Step(String name) {
		this.name = name;
	}

	/** Parses a line. */
	public static Step parse(String line) {
		Map<String, String> parts = new LinkedHashMap<>();
		for (String part : line.split(" ")) {
			parts.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
		}
		Step step = new Step(parts.remove(NAME));
		parts.forEach((key, value) -> step.add(key, Double.parseDouble(value)));
		return step;
	}

	/** Adds a figure or replaces it. */
	public Step add(String key, double value) {
		this.figures.put(key, value);
		return this;
	}

	public String name() {
		return this.name;
	}

	public double get(String key) {
		Double figure = this.figures.get(key);
		if (figure == null) {
			throw new IllegalArgumentException("No " + key + " in " + this);
		}
		return figure;
	}

	@Override
	public String toString() {
		return NAME + '=' + this.name
				+ this.figures.entrySet()
					.stream()
					.map((figure) -> String.format(Locale.ROOT, " %s=%.6f", figure.getKey(), figure.getValue()))
					.collect(Collectors.joining());
	}

}
