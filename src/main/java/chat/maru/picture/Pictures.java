package chat.maru.picture;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import chat.maru.refusal.Refused;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Encodes and stores pictures. An owner has one picture, in one or more sizes. */
@Repository
public class Pictures {

	/** How many pictures are decoded at a time, which bounds the memory for it. */
	private static final int AT_A_TIME = 2;

	/** How long an upload waits for its turn. */
	private static final int WAIT_SECONDS = 10;

	private static final int HASH_BYTES = 16;

	private final Semaphore turns = new Semaphore(AT_A_TIME, true);

	private final JdbcClient jdbc;

	Pictures(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Encode the square in the middle of an uploaded image.
	 * @param format the format of the result
	 * @param sides the sizes of the result, in pixels
	 * @throws Refused if the upload is not an image, too large, damaged or incomplete, or
	 * the server is busy with other pictures
	 */
	public Picture encode(byte[] upload, Format format, List<Integer> sides) {
		// Cheap, and refuses most of what is not a picture before it waits.
		ImageHeader.of(upload);
		if (!begin()) {
			throw new Refused(PictureReason.BUSY);
		}
		try {
			SquareImage image = SquareImage.decode(upload);
			Map<Integer, byte[]> sizes = new TreeMap<>();
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (int side : sides) {
				byte[] encoded = (format == Format.PNG) ? image.png(side) : image.jpeg(side);
				sizes.put(side, encoded);
				digest.update(encoded);
			}
			return new Picture(HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES), sizes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			this.turns.release();
		}
	}

	private boolean begin() {
		try {
			return this.turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Store the picture of an owner instead of the one before. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void replace(String owner, Picture picture) {
		delete(owner);
		picture.sizes()
			.forEach((size, content) -> this.jdbc
				.sql("insert into picture (owner, size, hash, content) values (?, ?, ?, ?)")
				.params(owner, size, picture.hash(), content)
				.update());
	}

	/** Delete the picture of an owner, if there is one. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void delete(String owner) {
		this.jdbc.sql("delete from picture where owner = ?").param(owner).update();
	}

	/** An encoded picture; empty if the owner has no such picture, or another one. */
	@Transactional(readOnly = true)
	public Optional<byte[]> find(String owner, String hash, int size) {
		return this.jdbc.sql("select content from picture where owner = ? and size = ? and hash = ?")
			.params(owner, size, hash)
			.query((row, number) -> row.getBytes(1))
			.optional();
	}

	/** The formats in which pictures are stored. */
	public enum Format {

		/** For photos. */
		JPEG,

		/** For what may be transparent. */
		PNG

	}

}
