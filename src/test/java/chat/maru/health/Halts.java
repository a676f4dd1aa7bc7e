package chat.maru.health;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;

/** Records exit codes instead of ending the test process, until it is closed. */
public final class Halts implements AutoCloseable {

	private final List<Integer> codes = new CopyOnWriteArrayList<>();

	private final IntConsumer before = FatalErrors.haltBy(this.codes::add);

	/** The exit codes with which the process would have been halted. */
	public List<Integer> codes() {
		return this.codes;
	}

	@Override
	public void close() {
		FatalErrors.haltBy(this.before);
	}

}
