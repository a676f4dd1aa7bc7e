package chat.maru.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A network that a test can break: a TCP proxy on a loopback port in front of a server.
 * Every change applies to the open connections and to new ones.
 */
public final class TcpProxy implements AutoCloseable {

	private static final int BEGINNING = 8_192;

	private final Set<Link> links = ConcurrentHashMap.newKeySet();

	private final ServerSocket listener;

	private volatile int target;

	private @Nullable Pattern hanging;

	private boolean cut;

	private long delayMillis;

	private @Nullable Loss loss;

	/** Starts a proxy that passes everything on to this port of the loopback address. */
	public TcpProxy(int target) {
		this.target = target;
		try {
			this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		run("accept", this::accept);
	}

	/** The port that it listens on. */
	public int port() {
		return this.listener.getLocalPort();
	}

	/** Passes everything on, also what waited while it hung. */
	public synchronized void pass() {
		this.cut = false;
		this.hanging = null;
		this.delayMillis = 0;
		this.loss = null;
		notifyAll();
	}

	/** Resets all connections, and each new one as soon as it is open. */
	public synchronized void cut() {
		this.cut = true;
		notifyAll();
		reset();
	}

	/** Resets all connections, and lets new ones pass. */
	public void reset() {
		this.links.forEach(Link::reset);
	}

	/** Keeps all connections open, accepts new ones, and lets nothing through. */
	public void hang() {
		hang("");
	}

	/**
	 * The same for some connections.
	 * @param beginning a regular expression that matches a part of the first
	 * {@value #BEGINNING} characters that their clients sent, or send now
	 */
	public synchronized void hang(String beginning) {
		this.hanging = Pattern.compile(beginning);
	}

	/** Connects new connections to another port. */
	public void connectTo(int target) {
		this.target = target;
	}

	/** Delays each packet in each direction. */
	public synchronized void slow(Duration delay) {
		this.delayMillis = delay.toMillis();
	}

	/**
	 * Loses one answer: once a client has sent the one text, the next answer on its
	 * connection that contains the other is not passed on, and the connection is reset.
	 * So the server has done what the client asked for, and the client cannot know. Later
	 * connections pass.
	 */
	public synchronized void loseAnswer(String request, String answer) {
		this.loss = new Loss(request, answer);
	}

	/** Whether an answer is still to be lost. */
	public synchronized boolean isLossPending() {
		return this.loss != null;
	}

	private void accept() {
		while (!this.listener.isClosed()) {
			try {
				Link link = new Link(this.listener.accept(), new Socket(InetAddress.getLoopbackAddress(), this.target));
				this.links.add(link);
				synchronized (this) {
					if (this.cut || this.listener.isClosed()) {
						link.reset();
					}
				}
				run("to-server", () -> link.pump(link.client, link.server, true));
				run("to-client", () -> link.pump(link.server, link.client, false));
			}
			catch (IOException ex) {
				// The server is down, or the proxy was closed.
			}
		}
	}

	private static void run(String name, Runnable task) {
		Thread thread = new Thread(task, "proxy-" + name);
		thread.setDaemon(true);
		thread.start();
	}

	/** Waits until a packet may pass. */
	private synchronized void await(Link link) throws InterruptedException {
		if (this.delayMillis > 0) {
			wait(this.delayMillis);
		}
		while (this.hanging != null && this.hanging.matcher(link.beginning).find() && !this.cut) {
			wait();
		}
	}

	private synchronized void note(Link link, String passing) {
		link.beginning.append(passing, 0, Math.min(passing.length(), BEGINNING - link.beginning.length()));
	}

	private synchronized boolean isLost(Link link, String passing, boolean toServer) {
		Loss planned = this.loss;
		if (planned == null) {
			return false;
		}
		if (toServer) {
			link.asked |= passing.contains(planned.request());
			return false;
		}
		if (link.asked && passing.contains(planned.answer())) {
			this.loss = null;
			return true;
		}
		return false;
	}

	@Override
	public void close() {
		try {
			this.listener.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		cut();
	}

	private record Loss(String request, String answer) {
	}

	/** A connection of a client and the one to the server that belongs to it. */
	private final class Link {

		private final Socket client;

		private final Socket server;

		private final StringBuilder beginning = new StringBuilder();

		private boolean asked;

		Link(Socket client, Socket server) throws IOException {
			this.client = client;
			this.server = server;
			client.setTcpNoDelay(true);
			server.setTcpNoDelay(true);
		}

		void pump(Socket from, Socket to, boolean toServer) {
			byte[] buffer = new byte[65_536];
			try {
				InputStream in = from.getInputStream();
				for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
					String passing = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
					if (toServer) {
						note(this, passing);
					}
					await(this);
					if (isLost(this, passing, toServer)) {
						reset();
						return;
					}
					to.getOutputStream().write(buffer, 0, length);
				}
				await(this);
				to.shutdownOutput();
			}
			catch (IOException ex) {
				reset();
			}
			catch (InterruptedException ex) {
				throw new AssertionError(ex);
			}
		}

		void reset() {
			TcpProxy.this.links.remove(this);
			for (Socket socket : new Socket[] { this.client, this.server }) {
				try {
					socket.setSoLinger(true, 0);
					socket.close();
				}
				catch (IOException ex) {
					// It is closed already.
				}
			}
		}

	}

}
