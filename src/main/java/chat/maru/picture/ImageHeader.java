package chat.maru.picture;

import chat.maru.refusal.Refused;

/**
 * The type of an image, told by its first bytes and not by what the client says.
 */
enum ImageHeader {

	/** PNG. */
	PNG("png", 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a) {

		@Override
		boolean isComplete(byte[] image) {
			return lastIndexOf(image, 'I', 'E', 'N', 'D') > 0;
		}

	},

	/** JPEG. */
	JPEG("jpeg", 0xff, 0xd8, 0xff) {

		/** A scan has no marker in its data, so the end of the image comes after it. */
		@Override
		boolean isComplete(byte[] image) {
			return lastIndexOf(image, 0xff, 0xd9) > lastIndexOf(image, 0xff, 0xda);
		}

		/** Its scans are decoded together, so all coefficients are in memory. */
		@Override
		boolean isProgressive(byte[] image) {
			int at = 2;
			while (at + 4 <= image.length && (image[at] & 0xff) == 0xff) {
				int marker = image[at + 1] & 0xff;
				if (marker == 0xda) {
					return false;
				}
				if (marker == 0xc2 || marker == 0xc6 || marker == 0xca || marker == 0xce) {
					return true;
				}
				at += (marker == 0xff) ? 1 : 2 + ((image[at + 2] & 0xff) << 8 | image[at + 3] & 0xff);
			}
			return false;
		}

	},

	/** GIF, of which the first frame is shown. */
	GIF("gif", 'G', 'I', 'F', '8');

	private final String format;

	private final int[] start;

	ImageHeader(String format, int... start) {
		this.format = format;
		this.start = start;
	}

	/**
	 * Tells the type of an image.
	 * @throws Refused if it is none of these
	 */
	static ImageHeader of(byte[] image) {
		for (ImageHeader type : values()) {
			if (matches(image, 0, type.start)) {
				return type;
			}
		}
		throw new Refused(PictureReason.TYPE);
	}

	/** The name of the format, as {@link javax.imageio.ImageIO} knows it. */
	String format() {
		return this.format;
	}

	/** Whether the end of the image has come. */
	boolean isComplete(byte[] image) {
		return true;
	}

	/** Whether the image has to be in memory as a whole while it is decoded. */
	boolean isProgressive(byte[] image) {
		return false;
	}

	static int lastIndexOf(byte[] image, int... wanted) {
		for (int at = image.length - wanted.length; at >= 0; at--) {
			if (matches(image, at, wanted)) {
				return at;
			}
		}
		return -1;
	}

	private static boolean matches(byte[] image, int at, int... wanted) {
		if (image.length < at + wanted.length) {
			return false;
		}
		for (int i = 0; i < wanted.length; i++) {
			if ((image[at + i] & 0xff) != wanted[i]) {
				return false;
			}
		}
		return true;
	}

}
