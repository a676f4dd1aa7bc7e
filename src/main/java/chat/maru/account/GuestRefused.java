package chat.maru.account;

/** Somebody could not come in as a guest, and why. */
public final class GuestRefused extends RuntimeException {

	private final Reason reason;

	public GuestRefused(Reason reason) {
		super(reason.sentence, null, false, false);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** Why. */
	public enum Reason {

		/** Nothing that can be seen. */
		NAME_BLANK("name.blank", "A name needs at least one visible character."),

		/** More than 40 characters. */
		NAME_TOO_LONG("name.too-long", "A name has at most 40 characters."),

		/** Control, bidi or unassigned characters. */
		NAME_CHARACTERS("name.characters", "The name has characters that are not allowed in names."),

		/** Somebody else has it, perhaps in other letters of the same look. */
		NAME_TAKEN("name.taken", "Somebody else already has this name."),

		/** Guests are switched off. */
		GUESTS_OFF("guests.off", "Guests are not let in here."),

		/** Too many from one address. */
		TOO_MANY("guests.too-many", "Too many guests have come from this address; wait a minute.");

		private final String code;

		private final String sentence;

		Reason(String code, String sentence) {
			this.code = code;
			this.sentence = sentence;
		}

		/** A code for programs, also the key of the sentence in the page's languages. */
		public String code() {
			return this.code;
		}

	}

}
