package chat.maru.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Many sockets that attack together. They use different addresses, so that the limits per
 * address do not stop them.
 */
final class Attackers implements AutoCloseable {

	private static final int CONNECT_MILLIS = 2_000;

	private static final int SMALL_BUFFER = 2_048;

	private static final long SECOND_NANOS = 1_000_000_000;

	private final URI server;

	private final List<Socket> sockets = new ArrayList<>();

	Attackers(URI server) {
		this.server = server;
	}

	/**
	 * Opens a connection.
	 * @param from the last number of a loopback address
	 * @return false if the server does not accept it
	 */
	boolean open(int from) {
		Socket socket = new Socket();
		try {
			socket.setReceiveBufferSize(SMALL_BUFFER);
			socket.setTcpNoDelay(true);
			socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, (byte) from }), 0));
			socket.connect(new InetSocketAddress("127.0.0.1", this.server.getPort()), CONNECT_MILLIS);
			this.sockets.add(socket);
			return true;
		}
		catch (IOException ex) {
			closeQuietly(socket);
			return false;
		}
	}

	int count() {
		return this.sockets.size();
	}

	/**
	 * Sends the same bytes over each connection. Connections that the server has closed
	 * are dropped.
	 */
	void send(String ascii) {
		send(ascii.getBytes(StandardCharsets.ISO_8859_1));
	}

	void send(byte[] bytes) {
		this.sockets.removeIf((socket) -> !send(socket, bytes));
	}

	/** Reads at most one byte from each connection that has data. */
	void readOneByte() {
		this.sockets.removeIf((socket) -> !readOneByte(socket));
	}

	private static boolean send(Socket socket, byte[] bytes) {
		try {
			socket.getOutputStream().write(bytes);
			return true;
		}
		catch (IOException ex) {
			closeQuietly(socket);
			return false;
		}
	}

	private static boolean readOneByte(Socket socket) {
		try {
			return socket.getInputStream().available() == 0 || socket.getInputStream().read() >= 0;
		}
		catch (IOException ex) {
			closeQuietly(socket);
			return false;
		}
	}

	/**
	 * Runs a task once a second until the time is over.
	 * @param time the total time
	 */
	static void everySecond(Duration time, Runnable task) {
		long end = System.nanoTime() + time.toNanos();
		while (System.nanoTime() < end) {
			long next = System.nanoTime() + SECOND_NANOS;
			task.run();
			LockSupport.parkNanos(Math.min(next, end) - System.nanoTime());
		}
	}

	private static void closeQuietly(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// The server has closed this connection.
		}
	}

	@Override
	public void close() {
		this.sockets.forEach(Attackers::closeQuietly);
		this.sockets.clear();
	}

}
