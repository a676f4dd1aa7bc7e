package chat.maru.page;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;

/**
 * A QR code for a page.
 *
 * @param size modules on each side, including the quiet zone of four
 * @param path the dark modules, as an SVG path
 */
record SvgCode(int size, String path) {

	private static final int QUIET_ZONE = 4;

	static SvgCode of(String text) {
		QrCode code = QrCode.encodeText(text, Ecc.MEDIUM);
		StringBuilder path = new StringBuilder();
		for (int y = 0; y < code.size; y++) {
			for (int x = 0; x < code.size; x++) {
				if (code.getModule(x, y)) {
					path.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE).append("h1v1h-1z");
				}
			}
		}
		return new SvgCode(code.size + 2 * QUIET_ZONE, path.toString());
	}

}
