package chat.maru.page;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Why somebody was sent on to a page that says so: the address of that page names it. */
final class Refusals {

	/** The ones that come with an address; another says what it likes in vain. */
	private static final Set<String> KNOWN = Set.of("provider.away", "provider.failed", "identity.unknown",
			"identity.taken", "way-in.last", "passkey.failed", "passkey.name", "passkey.too-many", "guests.too-many",
			"name.taken", "log-in.too-many", "ban.account");

	private Refusals() {
	}

	static @Nullable String read(String code) {
		return KNOWN.contains(code) ? code : null;
	}

}
