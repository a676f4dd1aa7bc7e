package chat.maru.bench.crowd;

import java.util.function.ToDoubleFunction;

import chat.maru.bench.load.Step;

/** A figure of a measured run. */
enum Column {

	RATE("deliveries/s", (run) -> run.get("deliveries") / run.get("seconds")),

	CPU("CPU us each", (run) -> run.get("server-cpu") / run.get("deliveries") * 1e6),

	P50("p50 ms", (run) -> run.get("p50")),

	P99("p99 ms", (run) -> run.get("p99")),

	P999("p99.9 ms", (run) -> run.get("p99.9")),

	MAX("max ms", (run) -> run.get("max")),

	MEMORY("KiB/connection", (run) -> run.get(Column.CONNECTION_KIB)),

	ACCEPT("accept CPU ms", (run) -> run.get(Column.ACCEPT_MILLIS)),

	SERVER("server's CPUs", (run) -> run.get("server-cpu") / run.get("seconds")),

	GENERATOR("load's CPUs", (run) -> run.get("own-cpu") / run.get("seconds")),

	/** A run was undisturbed if this is close to 0. */
	OTHERS("others' CPUs", (run) -> run.get("others-cpu") / run.get("seconds"));

	/** The memory of an idle connection, measured before the first round. */
	static final String CONNECTION_KIB = "connection-kib";

	/** The CPU time to accept a connection, measured in the same round. */
	static final String ACCEPT_MILLIS = "accept-ms";

	private final String title;

	private final ToDoubleFunction<Step> figure;

	Column(String title, ToDoubleFunction<Step> figure) {
		this.title = title;
		this.figure = figure;
	}

	String title() {
		return this.title;
	}

	double of(Step run) {
		return this.figure.applyAsDouble(run);
	}

}
