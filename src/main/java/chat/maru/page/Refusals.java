package chat.maru.page;

import java.util.Set;

import chat.maru.refusal.Reason.Kind;
import chat.maru.refusal.Refused;
import chat.maru.refusal.RetryAfter;
import chat.maru.room.RoomReason;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** The refusals that pages show after a redirect. The URL contains the code. */
final class Refusals {

	/**
	 * The codes that a URL can contain. Others are ignored, so that a link cannot make a
	 * page show other sentences.
	 */
	private static final Set<String> KNOWN = Set.of("provider-away", "provider-failed", "identity-unknown",
			"identity-taken", "way-in-last", "passkey-failed", "passkey-name", "passkey-too-many", "guests-too-many",
			"name-taken", "log-in-too-many", "account-banned", "address-banned");

	private Refusals() {
	}

	/**
	 * Sets the status of a page that shows why a form was refused, and when to send it
	 * again.
	 * @throws Refused the same refusal if no page can show it, because the room is
	 * unknown or the server cannot do anything now
	 */
	static void answer(Refused refused, HttpServletResponse response) {
		if (refused.reason() == RoomReason.UNKNOWN || refused.reason().kind() == Kind.UNAVAILABLE) {
			throw refused;
		}
		boolean again = refused.reason().kind() == Kind.TOO_OFTEN;
		response.setStatus((again ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_CONTENT).value());
		if (again && !refused.retryAfter().isZero()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(refused.retryAfter()));
		}
	}

	/**
	 * Shows on the page why a form was refused.
	 * @param form the part of the page that has the form
	 * @throws Refused as {@link #answer(Refused, HttpServletResponse)} does
	 */
	static void show(Refused refused, String form, Model model, HttpServletResponse response) {
		answer(refused, response);
		model.addAttribute("errorIn", form);
		model.addAttribute("error", refused.reason().code());
	}

	static @Nullable String read(String code) {
		return KNOWN.contains(code) ? code : null;
	}

}
