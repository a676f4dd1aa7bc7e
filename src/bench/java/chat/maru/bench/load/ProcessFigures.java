package chat.maru.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The figures of some processes on Linux, added up.
 *
 * @param pids their ids
 */
public record ProcessFigures(List<Long> pids) {

	/** USER_HZ, which has long been 100 on every architecture. */
	private static final double TICKS_PER_SECOND = 100;

	private static final int USER_TIME = 11;

	/** The next ones: system mode, and both of the children that have ended. */
	private static final int LAST_TIME = 14;

	private static final int IDLE = 4;

	private static final int WAITING = 5;

	private static final int GUEST = 9;

	static ProcessFigures own() {
		return new ProcessFigures(List.of(ProcessHandle.current().pid()));
	}

	/** Parses ids separated by commas. */
	static ProcessFigures parse(String pids) {
		return new ProcessFigures(Stream.of(pids.split(",")).map(Long::valueOf).toList());
	}

	/**
	 * CPU time so far, in user and system mode, in seconds, with that of child processes:
	 * PostgreSQL has one for each connection.
	 */
	public double cpuSeconds() throws IOException {
		double ticks = 0;
		for (long pid : this.pids) {
			ticks += ticks(pid);
			for (long child : children(pid)) {
				try {
					ticks += ticks(child);
				}
				catch (NoSuchFileException ex) {
					// It has ended since.
				}
			}
		}
		return ticks / TICKS_PER_SECOND;
	}

	private static List<Long> children(long pid) {
		return ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).map(ProcessHandle::pid).toList();
	}

	private static long ticks(long pid) throws IOException {
		String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
		// The second field is the command in parentheses, which may contain anything.
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		return Stream.of(fields).skip(USER_TIME).limit(LAST_TIME - USER_TIME + 1).mapToLong(Long::parseLong).sum();
	}

	/** CPU time of all processes so far, in seconds. */
	static double machineCpuSeconds() throws IOException {
		String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +");
		long busy = 0;
		for (int i = 1; i < GUEST; i++) {
			busy += (i == IDLE || i == WAITING) ? 0 : Long.parseLong(fields[i]);
		}
		return busy / TICKS_PER_SECOND;
	}

	/** Resident memory in KiB, without child processes. */
	public long residentKib() throws IOException {
		long kib = 0;
		for (long pid : this.pids) {
			kib += residentKib(pid);
		}
		return kib;
	}

	private static long residentKib(long pid) throws IOException {
		return Files.readAllLines(Path.of("/proc/" + pid + "/status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.findFirst()
			.orElseThrow(() -> new IOException("Process " + pid + " is gone"));
	}

}
