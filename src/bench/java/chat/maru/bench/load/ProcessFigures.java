package chat.maru.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The figures of a process on Linux.
 *
 * @param pid its id
 */
public record ProcessFigures(long pid) {

	/** USER_HZ, which has long been 100 on every architecture. */
	private static final double TICKS_PER_SECOND = 100;

	private static final int USER_TIME = 11;

	private static final int SYSTEM_TIME = 12;

	private static final int IDLE = 4;

	private static final int WAITING = 5;

	private static final int GUEST = 9;

	static ProcessFigures own() {
		return new ProcessFigures(ProcessHandle.current().pid());
	}

	/** CPU time so far, in user and system mode, in seconds. */
	public double cpuSeconds() throws IOException {
		String stat = Files.readString(Path.of("/proc/" + this.pid + "/stat"));
		// The second field is the command in parentheses, which may contain anything.
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS_PER_SECOND;
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

	/** Resident memory in KiB. */
	public long residentKib() throws IOException {
		return Files.readAllLines(Path.of("/proc/" + this.pid + "/status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.findFirst()
			.orElseThrow(() -> new IOException("Process " + this.pid + " is gone"));
	}

}
