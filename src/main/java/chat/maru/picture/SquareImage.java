package chat.maru.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import chat.maru.refusal.Refused;

/**
 * The square in the middle of an image. Only the pixels are left of the image: no
 * metadata, such as the place where a photo was taken, and no further frames.
 */
final class SquareImage {

	private static final long MAX_PIXELS = 50_000_000;

	/** All coefficients of a progressive JPEG are in memory, up to 6 bytes a pixel. */
	private static final long MAX_PROGRESSIVE_PIXELS = 16_000_000;

	/** A decoder keeps whole rows in memory. */
	private static final int MAX_SIDE = 20_000;

	/** Up to this side in pixels, an image is decoded as it is; a larger one in steps. */
	private static final int DECODED_SIDE = 1_024;

	private static final float QUALITY = 0.88f;

	private final BufferedImage image;

	private SquareImage(BufferedImage image) {
		this.image = image;
	}

	/**
	 * Decodes an image. Uses at most about 20 MB, however large the image is, and up to
	 * 100 MB for one that is a progressive JPEG.
	 * @throws Refused if the type is unknown, or the image is too large, damaged or
	 * incomplete
	 */
	static SquareImage decode(byte[] upload) {
		ImageHeader header = ImageHeader.of(upload);
		ImageReader reader = ImageIO.getImageReadersByFormatName(header.format()).next();
		try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
			reader.setInput(in, true, true);
			Rectangle square = square(reader.getWidth(0), reader.getHeight(0), header.isProgressive(upload));
			if (!header.isComplete(upload)) {
				throw new Refused(PictureReason.BROKEN);
			}
			int step = Math.max(1, square.width / DECODED_SIDE);
			ImageReadParam param = reader.getDefaultReadParam();
			param.setSourceRegion(square);
			param.setSourceSubsampling(step, step, 0, 0);
			return new SquareImage(reader.read(0, param));
		}
		catch (Refused ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			// The decoders throw many exceptions for a damaged image. None tells a user
			// more.
			throw new Refused(PictureReason.BROKEN);
		}
		finally {
			reader.dispose();
		}
	}

	private static Rectangle square(int width, int height, boolean progressive) {
		if (width > MAX_SIDE || height > MAX_SIDE
				|| (long) width * height > (progressive ? MAX_PROGRESSIVE_PIXELS : MAX_PIXELS)) {
			throw new Refused(PictureReason.TOO_LARGE);
		}
		int side = Math.min(width, height);
		return new Rectangle((width - side) / 2, (height - side) / 2, side, side);
	}

	/** Encodes the image as JPEG on a white ground. */
	byte[] jpeg(int side) {
		return encode(scaled(side, BufferedImage.TYPE_INT_RGB), "jpeg");
	}

	/** Encodes the image as PNG, which keeps what is transparent. */
	byte[] png(int side) {
		return encode(scaled(side, BufferedImage.TYPE_INT_ARGB), "png");
	}

	/** Halves the image until it is near its new size, so that no detail is skipped. */
	private BufferedImage scaled(int side, int type) {
		BufferedImage source = this.image;
		while (source.getWidth() >= 2 * side) {
			source = draw(source, source.getWidth() / 2, type);
		}
		return draw(source, side, type);
	}

	private static BufferedImage draw(BufferedImage source, int side, int type) {
		BufferedImage target = new BufferedImage(side, side, type);
		Graphics2D graphics = target.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		if (type == BufferedImage.TYPE_INT_RGB) {
			graphics.setColor(Color.WHITE);
			graphics.fillRect(0, 0, side, side);
		}
		graphics.drawImage(source, 0, 0, side, side, null);
		graphics.dispose();
		return target;
	}

	private static byte[] encode(BufferedImage image, String format) {
		Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
		ImageWriter writer = writers.next();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			ImageWriteParam param = writer.getDefaultWriteParam();
			if (format.equals("jpeg")) {
				param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
				param.setCompressionQuality(QUALITY);
			}
			writer.setOutput(out);
			writer.write(null, new IIOImage(image, null, null), param);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

}
