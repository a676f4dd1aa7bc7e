package chat.maru.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Describes the machine of the figures. */
public final class Machine {

	private Machine() {
	}

	public static void print(Path folder) throws IOException {
		Figures.title("Machine");
		System.out.printf("%d processors, %s %s, Java %s (%s), %s, load %.1f%n",
				Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"),
				System.getProperty("os.arch"), System.getProperty("java.version"), System.getProperty("java.vm.name"),
				Files.getFileStore(folder).type(), load());
	}

	/** The load average of the last minute. */
	public static double load() {
		return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
	}

	static String version(Path java) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(java.toString(), "--version").start();
		String first = new String(process.getInputStream().readAllBytes()).lines().findFirst().orElse("Java");
		process.waitFor();
		return first;
	}

}
