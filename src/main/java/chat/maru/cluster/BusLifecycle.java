package chat.maru.cluster;

import java.time.Duration;

import chat.maru.health.WatchedLoop;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts and stops the bus, if it has threads. */
@Component
class BusLifecycle implements SmartLifecycle, WatchedLoop {

	private final @Nullable RemoteBus bus;

	BusLifecycle(Bus bus) {
		this.bus = (bus instanceof RemoteBus remote) ? remote : null;
	}

	@Override
	public void start() {
		if (this.bus != null) {
			this.bus.start();
		}
	}

	@Override
	public void stop() {
		if (this.bus != null) {
			this.bus.stop();
		}
	}

	@Override
	public boolean isRunning() {
		return this.bus != null && this.bus.isRunning();
	}

	/** Before anything is stored. */
	@Override
	public int getPhase() {
		return -1;
	}

	@Override
	public String threads() {
		return "bus";
	}

	@Override
	public Duration sinceLastTurn() {
		return (this.bus != null && this.bus.isRunning()) ? this.bus.sinceLastTurn() : Duration.ZERO;
	}

}
