package chat.maru.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

/** Images for tests. */
final class Images {

	private Images() {
	}

	/** A blue image with a red square in its middle. */
	static byte[] of(String format, int width, int height) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(Color.BLUE);
		graphics.fillRect(0, 0, width, height);
		graphics.setColor(Color.RED);
		int side = Math.min(width, height) / 2;
		graphics.fillRect((width - side) / 2, (height - side) / 2, side, side);
		graphics.dispose();
		return encoded(image, format);
	}

	static byte[] png(BufferedImage image) {
		return encoded(image, "png");
	}

	private static byte[] encoded(BufferedImage image, String format) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, format, bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/** A PNG of this size by its header, which has no pixels. */
	static byte[] png(int width, int height) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(new byte[] { (byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a });
		chunk(bytes, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 2).array());
		chunk(bytes, "IDAT", new byte[0]);
		chunk(bytes, "IEND", new byte[0]);
		return bytes.toByteArray();
	}

	private static void chunk(ByteArrayOutputStream bytes, String type, byte[] content) {
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			CRC32 checksum = new CRC32();
			checksum.update(type.getBytes(StandardCharsets.US_ASCII));
			checksum.update(content);
			out.writeInt(content.length);
			out.writeBytes(type);
			out.write(content);
			out.writeInt((int) checksum.getValue());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A JPEG with a block of EXIF that says this. */
	static byte[] withExif(byte[] jpeg, String text) {
		byte[] exif = ("Exif\0\0" + text).getBytes(StandardCharsets.US_ASCII);
		ByteBuffer bytes = ByteBuffer.allocate(jpeg.length + exif.length + 4);
		bytes.put(jpeg, 0, 2).put((byte) 0xff).put((byte) 0xe1).putShort((short) (exif.length + 2)).put(exif);
		return bytes.put(jpeg, 2, jpeg.length - 2).array();
	}

	static BufferedImage decoded(byte[] image) {
		try {
			return ImageIO.read(new ByteArrayInputStream(image));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
