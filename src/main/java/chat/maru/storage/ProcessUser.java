package chat.maru.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The id of this process and the user that it runs as, as far as the system tells. */
final class ProcessUser {

	private ProcessUser() {
	}

	/** The process: {@code 4711 on host}. In containers all have the same number. */
	static String process() {
		long pid = ProcessHandle.current().pid();
		try {
			// Not InetAddress: that asks the network.
			return pid + " on " + Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
		}
		catch (IOException ex) {
			return String.valueOf(pid);
		}
	}

	/** The user: {@code maru (10001)}, or its name alone. */
	static String describe() {
		String name = System.getProperty("user.name");
		String id = id();
		return (id.isEmpty() || name.equals(id)) ? name : name + " (" + id + ")";
	}

	/** The number of the user, else its name; {@code chown} takes both. */
	static String owner() {
		String id = id();
		return id.isEmpty() ? System.getProperty("user.name") : id;
	}

	private static String id() {
		try {
			return String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
		}
		catch (IOException | UnsupportedOperationException | IllegalArgumentException ex) {
			return "";
		}
	}

}
