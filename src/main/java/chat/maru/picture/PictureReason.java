package chat.maru.picture;

import chat.maru.refusal.Reason;

/** Why a picture is refused, or cannot be shown. */
public enum PictureReason implements Reason {

	/** The upload is not an image of a known type. */
	TYPE(Kind.UNFIT, "picture-type", "A picture is a PNG, JPEG or GIF image."),

	/** The picture has too many pixels. */
	TOO_LARGE(Kind.UNFIT, "picture-too-large", "A picture has at most 50 megapixels and 20,000 pixels on each side."),

	/** The picture is incomplete, or cannot be decoded. */
	BROKEN(Kind.UNFIT, "picture-broken", "The picture is damaged or incomplete."),

	/** The account has changed its picture too often within an hour. */
	TOO_OFTEN(Kind.TOO_OFTEN, "picture-too-often", "You have changed the picture too often; wait a while."),

	/** The server is decoding as many pictures as it does at a time. */
	BUSY(Kind.UNAVAILABLE, "picture-busy", "The server is busy with other pictures; try again."),

	/** The picture does not exist, or was replaced. */
	UNKNOWN(Kind.UNKNOWN, "picture-unknown", "The picture does not exist.");

	private final Description description;

	PictureReason(Kind kind, String code, String sentence) {
		this.description = new Description(kind, code, sentence);
	}

	@Override
	public Description description() {
		return this.description;
	}

}
