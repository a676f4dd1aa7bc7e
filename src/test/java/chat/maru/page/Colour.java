package chat.maru.page;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A colour in linear sRGB.
 *
 * @param red the share of red, from 0 to 1
 * @param green the share of green, from 0 to 1
 * @param blue the share of blue, from 0 to 1
 * @param alpha from 0, transparent, to 1
 */
record Colour(double red, double green, double blue, double alpha) {

	private static final Pattern OKLCH = Pattern.compile("oklch\\(([0-9.]+) ([0-9.]+) ([0-9.]+)(?: / ([0-9.]+))?\\)");

	/** Reads {@code #rrggbb}, {@code #rrggbbaa} or {@code oklch(l c h / alpha)}. */
	static Colour of(String css) {
		Matcher oklch = OKLCH.matcher(css);
		if (oklch.matches()) {
			return oklch(Double.parseDouble(oklch.group(1)), Double.parseDouble(oklch.group(2)),
					Math.toRadians(Double.parseDouble(oklch.group(3))),
					(oklch.group(4) != null) ? Double.parseDouble(oklch.group(4)) : 1);
		}
		if (!css.matches("#(?:[0-9a-f]{6}|[0-9a-f]{8})")) {
			throw new IllegalArgumentException("Not a colour: " + css);
		}
		double[] parts = new double[] { 0, 0, 0, 1 };
		for (int i = 0; i < (css.length() - 1) / 2; i++) {
			parts[i] = Integer.parseInt(css.substring(2 * i + 1, 2 * i + 3), 16) / 255.0;
		}
		return new Colour(linear(parts[0]), linear(parts[1]), linear(parts[2]), parts[3]);
	}

	private static Colour oklch(double lightness, double chroma, double hue, double alpha) {
		double a = chroma * Math.cos(hue);
		double b = chroma * Math.sin(hue);
		double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
		double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
		double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
		double[] rgb = { 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
				-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
				-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s };
		double[] shown = Arrays.stream(rgb).map((part) -> Math.max(0, Math.min(1, part))).toArray();
		return new Colour(shown[0], shown[1], shown[2], alpha);
	}

	/** This colour over an opaque ground. Browsers blend the encoded values. */
	Colour over(Colour ground) {
		return new Colour(blend(this.red, ground.red), blend(this.green, ground.green), blend(this.blue, ground.blue),
				1);
	}

	private double blend(double mine, double below) {
		return linear(this.alpha * encoded(mine) + (1 - this.alpha) * encoded(below));
	}

	/** The contrast ratio of WCAG 2, from 1 to 21. Both colours are opaque. */
	double contrast(Colour other) {
		double lighter = Math.max(luminance(), other.luminance());
		double darker = Math.min(luminance(), other.luminance());
		return (lighter + 0.05) / (darker + 0.05);
	}

	private double luminance() {
		return 0.2126 * this.red + 0.7152 * this.green + 0.0722 * this.blue;
	}

	/** The hue in degrees, from -180 to 180. */
	double hue() {
		double r = encoded(this.red);
		double g = encoded(this.green);
		double b = encoded(this.blue);
		return Math.toDegrees(Math.atan2(Math.sqrt(3) * (g - b), 2 * r - g - b));
	}

	private static double linear(double encoded) {
		return (encoded <= 0.04045) ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
	}

	private static double encoded(double linear) {
		return (linear <= 0.0031308) ? linear * 12.92 : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
	}

}
