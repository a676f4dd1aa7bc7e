package chat.maru.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import chat.maru.log.Backlog.Lag;
import chat.maru.log.FollowerLoop.Pace;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs all followers, and wakes them after each commit. */
@Component
class Followers implements LogListener, SmartLifecycle {

	private final List<FollowerLoop> loops;

	private volatile boolean running;

	Followers(ObjectProvider<Follower> followers, FollowerPlaces places, LogWriter writer, Leases leases) {
		this.loops = followers.orderedStream()
			.map((follower) -> new FollowerLoop(follower, places, writer, Pace.DEFAULT, leases))
			.toList();
	}

	/** Returns how far each follower of this node is behind, by its name. */
	Map<String, Lag> lags() {
		Map<String, Lag> lags = new LinkedHashMap<>();
		this.loops.stream().filter((loop) -> !loop.isStandby()).forEach((loop) -> lags.put(loop.name(), loop.lag()));
		return lags;
	}

	/** Returns the names of the followers that run on another node at the moment. */
	List<String> standby() {
		return this.loops.stream().filter(FollowerLoop::isStandby).map(FollowerLoop::name).toList();
	}

	@Override
	public void committed(List<Committed> committed) {
		this.loops.forEach((loop) -> loop.heard(committed));
	}

	/** Records that a log has an entry with this seq, which another node committed. */
	void heard(String log, long seq) {
		this.loops.forEach((loop) -> loop.heard(log, seq));
	}

	@Override
	public void start() {
		this.loops.forEach(FollowerLoop::start);
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.loops.forEach(FollowerLoop::stop);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Starts after the writer and stops before it. */
	@Override
	public int getPhase() {
		return 1;
	}

}
