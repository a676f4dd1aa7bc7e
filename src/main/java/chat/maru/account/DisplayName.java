package chat.maru.account;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;

import chat.maru.refusal.Refused;

/**
 * The name of a person or a room, as it is shown and as it is compared.
 *
 * @param value the name in NFC, without white space at the ends and with each run of
 * white space replaced by one space
 * @param key the form in which names are compared: NFKC, case folded, without invisible
 * characters (based on Unicode's toNFKC_Casefold, The Unicode Standard, section 3.13)
 */
public record DisplayName(String value, String key) {

	private static final int MAX_LENGTH = 40;

	private static final int ZERO_WIDTH_JOINER = 0x200D;

	/**
	 * Check and normalise a name.
	 * @throws Refused if it is blank, longer than 40 characters, or has characters that
	 * are not allowed in names
	 */
	public static DisplayName of(String typed) {
		// Checked first, so that a huge name is not processed.
		if (typed.length() > MAX_LENGTH * 16) {
			throw new Refused(AccountReason.NAME_TOO_LONG);
		}
		String value = Normalizer.normalize(typed, Form.NFC).strip().replaceAll("[\\p{Zs}\\t]+", " ");
		if (value.isEmpty()) {
			throw new Refused(AccountReason.NAME_BLANK);
		}
		if (!value.codePoints().allMatch(DisplayName::fit)) {
			throw new Refused(AccountReason.NAME_CHARACTERS);
		}
		String key = key(value);
		if (key.isEmpty() || Look.isBlank(value)) {
			throw new Refused(AccountReason.NAME_BLANK);
		}
		if (value.codePointCount(0, value.length()) > MAX_LENGTH) {
			throw new Refused(AccountReason.NAME_TOO_LONG);
		}
		return new DisplayName(value, key);
	}

	/** Check and normalise a name; empty if it is not valid. */
	public static Optional<DisplayName> read(String typed) {
		try {
			return Optional.of(of(typed));
		}
		catch (Refused ex) {
			return Optional.empty();
		}
	}

	/** What the name looks like, for comparing it with the names of others. */
	public Look look() {
		return Look.of(this.value);
	}

	/**
	 * Format characters (Cf) include the bidi controls. Only the joiner is allowed,
	 * because emoji need it.
	 */
	private static boolean fit(int c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				false;
			case Character.FORMAT -> c == ZERO_WIDTH_JOINER;
			default -> true;
		};
	}

	private static String key(String value) {
		String visible = Normalizer.normalize(value, Form.NFKC)
			.codePoints()
			.filter((c) -> !Folding.isIgnorable(c))
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
		return Normalizer.normalize(Folding.of(visible), Form.NFKC).strip();
	}

}
