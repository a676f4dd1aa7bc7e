package chat.maru.account;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import chat.maru.refusal.Refused;

/**
 * Words that the pages show in place of a name or next to one, in every language. A user
 * with such a name would seem to have that role.
 */
final class ReservedNames {

	private static final Pattern AROUND_LETTERS = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

	private static final Pattern BETWEEN_LETTERS = Pattern.compile("[\\p{Z}\\p{P}\\p{S}\\p{Cf}]+");

	/** Is shown instead of the name of a deleted account. */
	private static final Set<String> OF_DELETED = looks("Deleted account", "삭제된 계정");

	/** The words for roles: administrators, moderators, owners and bots. */
	private static final Set<String> OF_ROLES = looks("Administrator", "Admin", "Moderator", "Owner", "Bot", "관리자",
			"부방장", "방장", "봇");

	private ReservedNames() {
	}

	/**
	 * Check that an account of this role may have a name. Only administrators and bots
	 * may have the name of a role.
	 * @throws Refused if the name is a reserved word, looks like one, or is one with
	 * numbers and signs around it
	 */
	static void check(DisplayName name, Role role) {
		boolean trusted = role == Role.ADMINISTRATOR || role == Role.BOT;
		if (isAmong(OF_DELETED, name) || (!trusted && isAmong(OF_ROLES, name))) {
			throw new Refused(AccountReason.NAME_RESERVED);
		}
	}

	/** Whether an account of any role may have the name. */
	static boolean isFree(DisplayName name) {
		return !isAmong(OF_DELETED, name) && !isAmong(OF_ROLES, name);
	}

	private static boolean isAmong(Set<String> looks, DisplayName name) {
		String word = AROUND_LETTERS.matcher(name.value()).replaceAll("");
		return Stream.of(name.value(), word, joined(word))
			.map(Look::of)
			.anyMatch((look) -> looks.contains(look.drawn()) || looks.contains(look.read()));
	}

	private static Set<String> looks(String... words) {
		return List.of(words)
			.stream()
			.flatMap((word) -> Stream.of(word, word.toUpperCase(Locale.ROOT)))
			.flatMap((word) -> Stream.of(word, joined(word)))
			.map(Look::of)
			.flatMap((look) -> Stream.of(look.drawn(), look.read()))
			.collect(Collectors.toUnmodifiableSet());
	}

	private static String joined(String words) {
		return BETWEEN_LETTERS.matcher(words).replaceAll("");
	}

}
