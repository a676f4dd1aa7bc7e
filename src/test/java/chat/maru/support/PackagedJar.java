package chat.maru.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * The packaged jar, prepared for a fast start, because tests start it dozens of times:
 * extracted as in the container's image, with an archive of the classes that a start
 * loads. The code is the same. It stays next to the jar until the jar changes.
 */
final class PackagedJar {

	private static final long LONGEST_STEP_SECONDS = 180;

	private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
			"-Xshare:auto", "-Xmx256m");

	private static @Nullable PackagedJar prepared;

	private final Path folder;

	private final Path jar;

	private final Path archive;

	private PackagedJar(Path folder, String name) {
		this.folder = folder;
		this.jar = folder.resolve(name);
		this.archive = folder.resolve("classes.jsa");
	}

	/**
	 * The jar in the system property {@code maru.jar}, otherwise {@code target/maru.jar}.
	 * Takes a while on the first call.
	 * @throws IllegalStateException if it does not exist or cannot be extracted
	 */
	static synchronized PackagedJar prepared() {
		PackagedJar packaged = prepared;
		if (packaged == null) {
			packaged = prepare(Path.of(System.getProperty("maru.jar", "target/maru.jar")).toAbsolutePath());
			prepared = packaged;
		}
		return packaged;
	}

	private static PackagedJar prepare(Path jar) {
		if (!Files.isRegularFile(jar)) {
			throw new IllegalStateException("There is no " + jar + ": package it first");
		}
		Path folder = jar.resolveSibling("extracted");
		// Test processes run side by side; the first one prepares the jar for all.
		try (FileChannel channel = FileChannel.open(jar.resolveSibling("extracted.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
			PackagedJar packaged = new PackagedJar(folder, jar.getFileName().toString());
			Path done = folder.resolve("done.txt");
			String state = Files.getLastModifiedTime(jar) + " " + Files.size(jar) + " " + Runtime.version();
			if (lock.isValid() && !(Files.exists(done) && Files.readString(done).equals(state))) {
				FileSystemUtils.deleteRecursively(folder);
				Files.createDirectories(folder);
				run(folder, List.of(java(), "-Djarmode=tools", "-jar", jar.toString(), "extract", "--force",
						"--destination", folder.toString()));
				packaged.archiveClasses();
				Files.writeString(done, state);
			}
			return packaged;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void archiveClasses() throws IOException {
		List<String> command = new ArrayList<>(List.of(java()));
		command.addAll(QUICK_START);
		command.addAll(List.of("-XX:ArchiveClassesAtExit=" + this.archive, "-Dspring.context.exit=onRefresh", "-jar",
				this.jar.toString(), "--server.port=0", "--maru.data=" + this.folder.resolve("data")));
		run(this.folder, command);
	}

	private static void run(Path folder, List<String> command) throws IOException {
		Path output = folder.resolve("output.txt");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		try {
			if (!process.waitFor(LONGEST_STEP_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
				throw new IllegalStateException(command + " failed:\n" + Files.readString(output));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while preparing the jar", ex);
		}
		finally {
			process.destroyForcibly();
		}
	}

	/** The command that starts it, without the application's arguments. */
	List<String> command() {
		List<String> command = new ArrayList<>(List.of(java()));
		command.addAll(QUICK_START);
		command.addAll(List.of("-XX:SharedArchiveFile=" + this.archive, "-jar", this.jar.toString()));
		return command;
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

}
