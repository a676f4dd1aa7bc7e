package chat.maru.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

import static org.assertj.core.api.Assertions.assertThat;

/** A server without an application, and connections that all arrive at once. */
class AdmissionTests {

	private static final int PEOPLE = 120;

	private final List<Socket> sockets = new ArrayList<>();

	private final JettyServletWebServerFactory factory = new JettyServletWebServerFactory(0);

	private WebServer server;

	@BeforeEach
	void start() {
		Map<String, String> settings = Map.of("maru.limits.new-connections-per-second", "100");
		new Admission(
				new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("maru", NetworkSettings.class))
			.customize(this.factory);
		this.server = this.factory.getWebServer();
		this.server.start();
	}

	@AfterEach
	void stop() throws IOException {
		for (Socket socket : this.sockets) {
			socket.close();
		}
		this.server.stop();
		this.server.destroy();
	}

	@Test
	void connectionsAreAcceptedSteadilyAndNoneIsRefused() throws IOException {
		long began = System.nanoTime();
		for (int i = 0; i < PEOPLE; i++) {
			Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.server.getPort());
			this.sockets.add(socket);
			socket.setSoTimeout(20_000);
			socket.getOutputStream()
				.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		}
		for (Socket socket : this.sockets) {
			assertThat(socket.getInputStream().readNBytes(8)).asString(StandardCharsets.US_ASCII).isEqualTo("HTTP/1.1");
		}
		// Eleven connections are accepted before the twelfth window of a tenth of a
		// second
		// begins.
		assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(900));
	}

}
