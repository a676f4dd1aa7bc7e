package chat.maru.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.yaml.snakeyaml.Yaml;

import org.springframework.http.HttpHeaders;

/** A reverse proxy in front of two nodes, as configured in the repository. */
public final class NodeProxy implements AutoCloseable {

	private static final Pattern NGINX = Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL);

	private final int port;

	private final Process process;

	private NodeProxy(int port, Process process) {
		this.port = port;
		this.process = process;
	}

	/** Whether a program is installed. */
	public static boolean isInstalled(String program) {
		return Stream.of(System.getenv("PATH").split(":"))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, program)));
	}

	/**
	 * Starts the Caddy of compose.cluster.yaml.
	 * @param folder an empty folder
	 */
	public static NodeProxy caddy(Path folder, ClusterNode first, ClusterNode second) throws IOException {
		int port = freePort();
		Map<String, Map<String, Map<String, String>>> compose = new Yaml()
			.load(Files.readString(Path.of("compose.cluster.yaml")));
		String site = compose.getOrDefault("configs", Map.of())
			.getOrDefault("caddyfile", Map.of())
			.getOrDefault("content", "");
		Path file = folder.resolve("Caddyfile");
		Files.writeString(file,
				"{\nadmin off\n}\n" + site.replace("${MARU_SITE:-:80}", "http://:" + port)
					.replace("maru-1:8080", first.address().getAuthority())
					.replace("maru-2:8080", second.address().getAuthority()));
		return start(port, folder, "caddy", "run", "--config", file.toString(), "--adapter", "caddyfile");
	}

	/**
	 * Starts the nginx of docs/cluster.md.
	 * @param folder an empty folder
	 */
	public static NodeProxy nginx(Path folder, ClusterNode first, ClusterNode second) throws IOException {
		int port = freePort();
		Matcher site = NGINX.matcher(Files.readString(Path.of("docs/cluster.md")));
		if (!site.find()) {
			throw new IllegalStateException("No configuration of nginx");
		}
		Path file = folder.resolve("nginx.conf");
		Files.writeString(file,
				"""
						daemon off;
						master_process off;
						pid nginx.pid;
						error_log error.log;
						events {
						}
						http {
						access_log off;
						client_body_temp_path body;
						proxy_temp_path proxy;
						fastcgi_temp_path fastcgi;
						uwsgi_temp_path uwsgi;
						scgi_temp_path scgi;
						""" + site.group(1)
					.replace("listen 80;", "listen 127.0.0.1:" + port + ';')
					.replace("10.0.0.1:8080", "127.0.0.1:" + first.address().getPort())
					.replace("10.0.0.2:8080", "127.0.0.1:" + second.address().getPort()) + '}');
		return start(port, folder, "nginx", "-p", folder.toString(), "-c", file.toString());
	}

	private static NodeProxy start(int port, Path folder, String... command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true)
			.redirectOutput(folder.resolve("output.txt").toFile());
		builder.environment().putAll(Map.of("XDG_DATA_HOME", folder.toString(), "XDG_CONFIG_HOME", folder.toString()));
		NodeProxy proxy = new NodeProxy(port, builder.start());
		Runtime.getRuntime().addShutdownHook(new Thread(proxy::close));
		Waiting.await()
			.ignoreExceptions()
			.until(() -> proxy.http().get("/actuator/health/readiness").statusCode() == 200);
		return proxy;
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Its address: {@code http://localhost:PORT}. */
	public URI address() {
		return URI.create("http://localhost:" + this.port);
	}

	public Http http() {
		return new Http(address().toString());
	}

	/** A new guest. */
	public Guest guest() {
		return Guest.join(http(), "Guest " + UUID.randomUUID().toString().substring(0, 13));
	}

	/** A connection through the proxy, subscribed to its refusals. */
	public StompSocket connect(Transport transport, Guest guest) {
		return StompSocket.open(transport, this.port, new HttpHeaders()).connect(guest);
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
