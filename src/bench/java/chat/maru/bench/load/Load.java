package chat.maru.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The load generator's process. Its arguments are the server (its protocol, and the
 * ports and the processes of its nodes, separated by commas), the file with the accounts, and the steps to run; it prints a line of
 * figures after each: {@code connect=people}, {@code stall=people}, {@code idle=seconds},
 * {@code run=in flight in each room:warm-up seconds:seconds}, {@code gather}, {@code storm},
 * {@code leave}.
 */
public final class Load {

	private final Crowd crowd;

	private final ProcessFigures server;

	private Storm storm;

	private Load(Crowd crowd, ProcessFigures server) {
		this.crowd = crowd;
		this.server = server;
	}

	public static void main(String[] arguments) throws IOException {
		ProcessFigures server = ProcessFigures.parse(arguments[2]);
		try (Crowd crowd = new Crowd(Nodes.parse(arguments[1]), Protocol.named(arguments[0]), Person.in(Path.of(arguments[3])))) {
			Load load = new Load(crowd, server);
			for (String step : List.of(arguments).subList(4, arguments.length)) {
				System.out.println(load.take(step));
			}
		}
	}

	private Step take(String step) throws IOException {
		String name = step.replaceFirst("=.*", "");
		String[] values = step.replaceFirst("[^=]*=?", "").split(":");
		return switch (name) {
			case "connect" -> connect(Integer.parseInt(values[0]));
			case "stall" -> stall(Integer.parseInt(values[0]));
			case "idle" -> idle(Double.parseDouble(values[0]));
			case "run" -> new ClosedLoop(this.crowd, Integer.parseInt(values[0])).run(this.server,
					Double.parseDouble(values[1]), Double.parseDouble(values[2]));
			case "gather" -> gather();
			case "storm" -> storm();
			case "leave" -> leave();
			default -> throw new IllegalArgumentException("Unknown step: " + step);
		};
	}

	private Step connect(int people) throws IOException {
		Meter meter = new Meter(this.server);
		this.crowd.connect(people);
		Step step = new Step("connect");
		meter.addTo(step);
		step.add("people", people);
		return step;
	}

	private Step stall(int people) throws IOException {
		this.crowd.stall(people);
		return new Step("stall");
	}

	private Step idle(double seconds) throws IOException {
		Meter meter = new Meter(this.server);
		this.crowd.idle(seconds);
		Step step = new Step("idle");
		meter.addTo(step);
		step.add("resident-kib", this.server.residentKib());
		return step;
	}

	private Step gather() throws IOException {
		this.storm = new Storm(this.crowd);
		return this.storm.gather();
	}

	private Step storm() throws IOException {
		if (this.storm == null) {
			throw new IllegalArgumentException("The step gather must come first");
		}
		return this.storm.comeBack();
	}

	private Step leave() throws IOException {
		Step step = new Step("leave");
		step.add("cut-off", this.crowd.cutOff());
		this.crowd.leave();
		return step;
	}

}
