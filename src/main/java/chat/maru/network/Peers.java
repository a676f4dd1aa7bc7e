package chat.maru.network;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The connections whose client has not authenticated yet: WebSockets and SockJS sessions
 * over HTTP alike. Nothing else bounds them, because the limits of an account apply only
 * after authentication.
 */
@Component
public class Peers {

	private final IncomingMemory memory;

	private final PeerCount count;

	@Autowired
	Peers(IncomingMemory memory, NetworkSettings settings) {
		this(memory, settings.limits().connectionsBeforeConnect(),
				settings.limits().connectionsBeforeConnectPerAddress());
	}

	private Peers(IncomingMemory memory, int limit, int limitOfAddress) {
		this.memory = memory;
		this.count = new PeerCount(limit, limitOfAddress);
	}

	/**
	 * Count with bounds of your own.
	 * @param memory the bytes that unfinished messages may take altogether
	 * @param limit connections altogether; 0 for no limit
	 * @param limitOfAddress connections of one address; 0 for no limit
	 */
	public static Peers withLimits(long memory, int limit, int limitOfAddress) {
		return new Peers(new IncomingMemory(memory, memory), limit, limitOfAddress);
	}

	/** A connection from this address, which is not counted before it is opened. */
	public Peer from(String address) {
		return new Peer(this.count, this.memory, NetworkAddress.of(address));
	}

	/** How many connections are counted. */
	public int count() {
		return this.count.value();
	}

	void forgetEnded(long now) {
		this.count.forgetEnded(now);
	}

}
