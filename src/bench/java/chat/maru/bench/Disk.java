package chat.maru.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Measures the time to write 4 KiB to the disk, in a file that does not grow: the minimum
 * for a commit.
 */
final class Disk implements AutoCloseable {

	private static final int BLOCK = 4096;

	private static final int BLOCKS = 1024;

	private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);

	private final FileChannel file;

	Disk(Path folder) throws IOException {
		this.file = FileChannel.open(Files.createTempFile(folder, "disk", ".bin"), StandardOpenOption.WRITE);
		for (int i = 0; i < BLOCKS; i++) {
			write(i);
		}
		this.file.force(true);
	}

	/** Writes a block, waits until it is on disk, and returns the time in microseconds. */
	double write() throws IOException {
		long begun = System.nanoTime();
		write(ThreadLocalRandom.current().nextInt(BLOCKS));
		this.file.force(false);
		return (System.nanoTime() - begun) / 1e3;
	}

	private void write(int at) throws IOException {
		this.block.clear().putInt(0, ThreadLocalRandom.current().nextInt());
		this.file.write(this.block, (long) at * BLOCK);
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
