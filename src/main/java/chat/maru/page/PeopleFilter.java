package chat.maru.page;

import java.util.Arrays;
import java.util.Locale;

import chat.maru.account.Role;
import org.jspecify.annotations.Nullable;

/** Which accounts the administrators' list of people shows. */
enum PeopleFilter {

	/** All accounts. */
	EVERYONE(null),

	/** The administrators of the server. */
	ADMINISTRATOR(Role.ADMINISTRATOR),

	/** Members who are not administrators. */
	MEMBER(Role.MEMBER),

	/** Guests. */
	GUEST(Role.GUEST),

	/** Bots. */
	BOT(Role.BOT),

	/** Accounts that are online now. */
	ONLINE(null),

	/** Accounts that are banned. */
	BANNED(null);

	private final @Nullable Role role;

	PeopleFilter(@Nullable Role role) {
		this.role = role;
	}

	/** The filter with this code; that of all accounts for an unknown code. */
	static PeopleFilter of(String code) {
		return Arrays.stream(values()).filter((filter) -> filter.code().equals(code)).findFirst().orElse(EVERYONE);
	}

	/** The code in the page's address and in the keys of its sentences. */
	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The role of the accounts; null if accounts of all roles are shown. */
	@Nullable Role role() {
		return this.role;
	}

}
