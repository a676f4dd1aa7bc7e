package chat.maru.bench.load;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A step's figures, as a line that a program can read: {@code step=run people=1000 ...}.
 */
public final class Step {

	private static final String NAME = "step";

	private final String name;

	private final Map<String, Double> figures = new LinkedHashMap<>();

	Step(String name) {
		this.name = name;
	}

	/** The step that a line tells of. */
	public static Step parse(String line) {
		Map<String, String> parts = new LinkedHashMap<>();
		for (String part : line.split(" ")) {
			parts.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
		}
		Step step = new Step(parts.remove(NAME));
		parts.forEach((key, value) -> step.add(key, Double.parseDouble(value)));
		return step;
	}

	/** One more figure, or a better one. */
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
