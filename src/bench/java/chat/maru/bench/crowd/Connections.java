package chat.maru.bench.crowd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

import chat.maru.bench.Figures;
import chat.maru.bench.load.Step;

/** The cost of a connection: to accept it, and to keep it idle. */
final class Connections {

	private static final int WARM_UP = 200;

	/**
	 * How often all clients connect and leave before the counted wave, because the JVM
	 * compiles code after it has run for a while.
	 */
	private static final int WAVES = 5;

	private static final String RESIDENT = "resident-kib";

	private static final double FLOOR_KIB = 32;

	private static final double FLOOR_CPU = 2;

	private final Settings settings;

	private final LoadProcess load;

	private final int people;

	private final Map<String, List<ConnectionCost>> costs = new LinkedHashMap<>();

	Connections(Settings settings, LoadProcess load) {
		this.settings = settings;
		this.load = load;
		this.people = (settings.crowd() > 0) ? settings.crowd() : Settings.PEOPLE;
	}

	/** Measures newly started servers, one after the other. */
	void measure(List<Contender> fresh) throws IOException, InterruptedException {
		for (Contender server : fresh) {
			this.costs.computeIfAbsent(server.name(), (name) -> new ArrayList<>()).add(measure(server));
		}
	}

	/**
	 * Measures memory first, before anything else has made the heap large, and after a
	 * collection, because the garbage of the start would make room for connections. Then
	 * measures CPU time, warm.
	 */
	private ConnectionCost measure(Contender server) throws IOException, InterruptedException {
		List<Double> heap = new ArrayList<>();
		String connect = "connect=" + this.people;
		List<Step> before = this.load.run(server, collecting(server, heap), "connect=" + WARM_UP, "leave", "idle=5",
				"idle=5");
		List<String> steps = new ArrayList<>(List.of(connect, "idle=8", "idle=6", "leave", "idle=4"));
		for (int wave = 0; wave < WAVES; wave++) {
			steps.addAll(List.of(connect, "leave"));
		}
		List<Step> after = this.load.run(server, collecting(server, heap), steps.toArray(String[]::new));
		double empty = before.get(3).get(RESIDENT);
		Step warm = after.get(after.size() - 2);
		double cold = after.get(0).get("server-cpu");
		return new ConnectionCost((after.get(1).get(RESIDENT) - empty) / this.people,
				(after.get(2).get(RESIDENT) - empty) / this.people, (heap.get(1) - heap.get(0)) / this.people,
				warm.get("server-cpu") / this.people * 1e3, cold / this.people * 1e3,
				this.people / warm.get("seconds"));
	}

	/** Collects garbage after the first idle step, while the second one runs. */
	private Consumer<Step> collecting(Contender server, List<Double> heap) {
		int already = heap.size();
		return (step) -> {
			if (step.name().equals("idle") && heap.size() == already) {
				heap.add(server.name().equals(Maru.NAME) ? HeapInUse.kib(this.settings.java(), server.pids().get(0)) : 0);
			}
		};
	}

	/**
	 * KiB of resident memory of one idle connection; NaN if there are too few connections to
	 * measure it.
	 */
	double resident(Contender server) {
		return weighed() ? Figures.median(figures(server.name(), ConnectionCost::resident)) : Double.NaN;
	}

	/** A thousand connections fit into memory that a JVM has anyway. */
	private boolean weighed() {
		return this.settings.crowd() > 0;
	}

	void print() {
		Figures.title(String.format("What a connection costs, with %,d", this.people));
		if (weighed()) {
			printMemory();
		}
		for (String server : this.costs.keySet()) {
			Figures.line(server + ", CPU to accept, authenticate, subscribe", "ms",
					figures(server, ConnectionCost::cpu));
			Figures.line(server + ", the same of the first " + this.people, "ms",
					figures(server, ConnectionCost::coldCpu));
			Figures.line(server + ", let in", "/s", figures(server, ConnectionCost::perSecond));
		}
		if (this.costs.containsKey("socket.io")) {
			Figures.ratio("maru / socket.io, CPU",
					Figures.median(figures(Maru.NAME, ConnectionCost::cpu))
							/ Figures.median(figures("socket.io", ConnectionCost::cpu)),
					"floor " + FLOOR_CPU + ", aim 1");
		}
	}

	private void printMemory() {
		for (String server : this.costs.keySet()) {
			Figures.line(server + ", resident, idle", "KiB", figures(server, ConnectionCost::resident));
		}
		Figures.line("maru, resident, after a full collection", "KiB",
				figures(Maru.NAME, ConnectionCost::residentLater));
		Figures.line("maru, live heap", "KiB", figures(Maru.NAME, ConnectionCost::live));
		double resident = Figures.median(figures(Maru.NAME, ConnectionCost::resident));
		Figures.ratio("maru's memory / 32 KiB", resident / FLOOR_KIB, "floor 1");
		if (this.costs.containsKey("socket.io")) {
			Figures.ratio("maru / socket.io, memory",
					resident / Figures.median(figures("socket.io", ConnectionCost::resident)), "aim 1");
		}
	}

	private double[] figures(String server, ToDoubleFunction<ConnectionCost> figure) {
		return this.costs.get(server).stream().mapToDouble(figure).toArray();
	}

}
