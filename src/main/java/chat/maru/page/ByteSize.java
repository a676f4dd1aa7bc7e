package chat.maru.page;

import java.util.List;
import java.util.Locale;

/** Writes numbers of bytes for people: {@code 812 KB}, {@code 1.4 GB}. */
final class ByteSize {

	private static final List<String> UNITS = List.of("KB", "MB", "GB", "TB", "PB");

	private static final int STEP = 1_024;

	private ByteSize() {
	}

	/** A number of bytes in a unit in which it has at most three digits or so. */
	static String of(long bytes) {
		double size = (double) bytes / STEP;
		int unit = 0;
		while (size >= STEP && unit < UNITS.size() - 1) {
			size /= STEP;
			unit++;
		}
		return String.format(Locale.ROOT, (size < 10) ? "%.1f %s" : "%.0f %s", size, UNITS.get(unit));
	}

}
