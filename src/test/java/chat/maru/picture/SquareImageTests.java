package chat.maru.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import chat.maru.refusal.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** An uploaded image becomes a square one without anything but its pixels. */
class SquareImageTests {

	@ParameterizedTest
	@CsvSource({ "png, 300, 200", "jpeg, 200, 300", "gif, 64, 64", "png, 5000, 3000", "jpeg, 9, 20", "png, 1, 1" })
	void theSquareInTheMiddleIsEncodedAgain(String format, int width, int height) {
		SquareImage image = SquareImage.decode(Images.of(format, width, height));
		BufferedImage jpeg = Images.decoded(image.jpeg(64));
		assertThat(jpeg.getWidth()).isEqualTo(64);
		assertThat(jpeg.getHeight()).isEqualTo(64);
		if (width > 8) {
			assertThat(new Color(jpeg.getRGB(32, 32)).getRed()).isGreaterThan(200);
			assertThat(new Color(jpeg.getRGB(2, 2)).getBlue()).isGreaterThan(200);
			assertThat(new Color(jpeg.getRGB(61, 61)).getBlue()).isGreaterThan(200);
		}
		assertThat(ImageHeader.of(image.png(64))).isEqualTo(ImageHeader.PNG);
	}

	@Test
	void metadataIsGone() {
		byte[] upload = Images.withExif(Images.of("jpeg", 80, 80), "taken at home");
		assertThat(new String(upload, StandardCharsets.ISO_8859_1)).contains("taken at home");
		assertThat(new String(SquareImage.decode(upload).jpeg(64), StandardCharsets.ISO_8859_1))
			.doesNotContain("taken at home", "Exif");
	}

	@Test
	void whatIsTransparentStaysSoInPngAndIsWhiteInJpeg() {
		BufferedImage clear = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
		SquareImage nothing = SquareImage.decode(Images.png(clear));
		assertThat(Images.decoded(nothing.png(4)).getRGB(1, 1) >>> 24).isZero();
		assertThat(new Color(Images.decoded(nothing.jpeg(4)).getRGB(1, 1)).getGreen()).isGreaterThan(250);
	}

	@ParameterizedTest
	@CsvSource({ "20000, 20000", "20001, 1", "1, 20001", "7072, 7072", "2147483647, 2147483647" })
	void anImageWithTooManyPixelsIsRefusedByItsHeader(int width, int height) {
		assertRefused(Images.png(width, height), PictureReason.TOO_LARGE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "jpeg", "gif" })
	void anIncompleteImageIsRefused(String format) {
		byte[] whole = Images.of(format, 400, 300);
		for (int part : new int[] { 1, 2, 3 }) {
			assertRefused(Arrays.copyOf(whole, whole.length * part / 4), PictureReason.BROKEN);
		}
	}

	@Test
	void aDamagedImageIsRefused() {
		byte[] image = Images.of("png", 400, 300);
		Arrays.fill(image, 45, image.length - 20, (byte) 0x55);
		assertRefused(image, PictureReason.BROKEN);
		assertRefused(Images.png(100, 100), PictureReason.BROKEN);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "x", "<svg xmlns='http://www.w3.org/2000/svg'/>", "RIFF....WEBPVP8 ", "BM......", "II*" })
	void whatIsNoPngJpegOrGifIsRefused(String upload) {
		assertRefused(upload.getBytes(StandardCharsets.US_ASCII), PictureReason.TYPE);
	}

	private static void assertRefused(byte[] upload, PictureReason reason) {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> SquareImage.decode(upload))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(reason));
	}

}
