package chat.maru.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The network of the tests breaks as it says, and only then. */
class TcpProxyTests {

	private static final int SHORT_MILLIS = 100;

	private ServerSocket listener;

	private TcpProxy proxy;

	private Socket client;

	private Socket server;

	@BeforeEach
	void open() throws IOException {
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.proxy = new TcpProxy(this.listener.getLocalPort());
		connect();
	}

	private void connect() throws IOException {
		this.client = new Socket(InetAddress.getLoopbackAddress(), this.proxy.port());
		this.client.setSoTimeout(20_000);
		this.server = this.listener.accept();
		this.server.setSoTimeout(20_000);
	}

	@AfterEach
	void close() throws IOException {
		this.proxy.close();
		this.client.close();
		this.server.close();
		this.listener.close();
	}

	@Test
	void passesBytesAndTheEndBothWays() throws IOException {
		write(this.client, "question");
		assertThat(read(this.server, 8)).isEqualTo("question");
		write(this.server, "answer");
		assertThat(read(this.client, 6)).isEqualTo("answer");
		this.client.shutdownOutput();
		assertThat(this.server.getInputStream().read()).isEqualTo(-1);
		write(this.server, "bye");
		assertThat(read(this.client, 3)).isEqualTo("bye");
	}

	@Test
	void cutResetsOpenConnectionsAndNewOnes() throws IOException {
		this.proxy.cut();
		assertReset(this.client);
		assertReset(this.server);
		try (Socket another = new Socket(InetAddress.getLoopbackAddress(), this.proxy.port())) {
			assertReset(another);
		}
		this.listener.accept().close();
		this.proxy.pass();
		connect();
		write(this.client, "again");
		assertThat(read(this.server, 5)).isEqualTo("again");
	}

	@Test
	void hangKeepsConnectionsOpenAndDeliversNothingUntilItPasses() throws IOException {
		this.proxy.hang();
		write(this.client, "waits");
		this.server.setSoTimeout(SHORT_MILLIS);
		assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> read(this.server, 1));
		Socket first = this.server;
		connect();
		write(this.server, "waits, too");
		this.client.setSoTimeout(SHORT_MILLIS);
		assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> read(this.client, 1));
		this.proxy.pass();
		assertThat(read(first, 5)).isEqualTo("waits");
		this.client.setSoTimeout(20_000);
		assertThat(read(this.client, 10)).isEqualTo("waits, too");
		first.close();
	}

	@Test
	void hangThatIsCutResets() throws IOException {
		this.proxy.hang();
		write(this.client, "waits");
		this.proxy.cut();
		assertReset(this.client);
		assertReset(this.server);
	}

	@Test
	void slowDelaysEachWay() throws IOException {
		this.proxy.slow(Duration.ofMillis(SHORT_MILLIS));
		long begun = System.nanoTime();
		write(this.client, "question");
		read(this.server, 8);
		write(this.server, "answer");
		read(this.client, 6);
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(2 * SHORT_MILLIS - 10));
	}

	@Test
	void loseAnswerDeliversTheRequestAndNotItsAnswer() throws IOException {
		this.proxy.loseAnswer("COMMIT", "done");
		write(this.client, "INSERT");
		read(this.server, 6);
		write(this.server, "done");
		assertThat(read(this.client, 4)).isEqualTo("done");
		assertThat(this.proxy.isLossPending()).isTrue();
		write(this.client, "COMMIT");
		assertThat(read(this.server, 6)).isEqualTo("COMMIT");
		write(this.server, "done");
		assertReset(this.client);
		assertThat(this.proxy.isLossPending()).isFalse();
		connect();
		write(this.client, "COMMIT");
		read(this.server, 6);
		write(this.server, "done");
		assertThat(read(this.client, 4)).isEqualTo("done");
	}

	private static void write(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
	}

	private static String read(Socket socket, int length) throws IOException {
		return new String(socket.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
	}

	private static void assertReset(Socket socket) {
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> socket.getInputStream().read())
			.withMessageContaining("reset");
	}

}
