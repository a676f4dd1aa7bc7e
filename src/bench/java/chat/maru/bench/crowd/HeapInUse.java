package chat.maru.bench.crowd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures the heap in use of a JVM after a full collection, with its jcmd. */
final class HeapInUse {

	private static final String TOTAL = "Total";

	private HeapInUse() {
	}

	/** Returns KiB; 0 if jcmd is not available. */
	static double kib(Path java, long pid) {
		Path jcmd = java.resolveSibling("jcmd");
		if (!Files.isExecutable(jcmd)) {
			return 0;
		}
		try {
			Process process = new ProcessBuilder(jcmd.toString(), String.valueOf(pid), "GC.class_histogram")
				.redirectErrorStream(true)
				.start();
			return new String(process.getInputStream().readAllBytes()).lines()
				.filter((line) -> line.startsWith(TOTAL))
				.mapToDouble((line) -> Double.parseDouble(line.trim().split("\\s+")[2]) / 1024)
				.findFirst()
				.orElse(0);
		}
		catch (IOException ex) {
			return 0;
		}
	}

}
