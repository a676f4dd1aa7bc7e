package chat.maru.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The sections of the account pages. Each one is a page, and a part of the dialog. */
enum AccountSection {

	PROFILE, SECURITY, DEVICES, NOTIFICATIONS, APPEARANCE, LANGUAGE, TOKENS, SERVER;

	/** The name in addresses, templates and messages, such as {@code devices}. */
	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The address of the page, relative to the context path. */
	String path() {
		return (this == PROFILE) ? "/account" : "/account/" + code();
	}

	/** Redirects to the page, which says what was done. */
	String done(String code) {
		return "redirect:" + path() + "?done=" + code;
	}

	static Optional<AccountSection> of(String code) {
		return Arrays.stream(values()).filter((section) -> section.code().equals(code)).findFirst();
	}

}
