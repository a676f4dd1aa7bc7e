package chat.maru.page;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.passkey.Passkeys;
import chat.maru.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Login with a passkey, and adding passkeys to an account. A script requests the options
 * and talks to the authenticator. Its result is sent with a form, like everything on
 * these pages.
 */
@Controller
class PasskeyController {

	private final Passkeys passkeys;

	private final LogInSession logInSession;

	PasskeyController(Passkeys passkeys, LogInSession logInSession) {
		this.passkeys = passkeys;
		this.logInSession = logInSession;
	}

	@PostMapping(path = "/login/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	String show(HttpServletRequest request) {
		return this.passkeys.show(request);
	}

	@PostMapping("/login/passkey")
	String logIn(@RequestParam(defaultValue = "") String credential, HttpServletRequest request,
			HttpServletResponse response) {
		try {
			return "redirect:" + this.logInSession.begin(this.passkeys.logIn(credential, request), request, response);
		}
		catch (Refused refused) {
			return "redirect:/login?refused=" + refused.reason().code();
		}
	}

	@PostMapping(path = "/account/passkeys/options", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	String make(@CurrentAccount Account account, HttpServletRequest request) {
		return this.passkeys.make(account, request);
	}

	@PostMapping("/account/passkeys")
	String add(@CurrentAccount Account account, @RequestParam(defaultValue = "") String credential,
			@RequestParam(defaultValue = "") String label, HttpServletRequest request) {
		return account(() -> this.passkeys.add(account, credential, label, request), "passkey");
	}

	@PostMapping("/account/passkeys/remove")
	String remove(@CurrentAccount Account account, @RequestParam(defaultValue = "") String id) {
		return account(() -> this.passkeys.remove(account, id), "passkey-removed");
	}

	private static String account(Runnable change, String done) {
		try {
			change.run();
			return AccountSection.SECURITY.done(done);
		}
		catch (Refused refused) {
			return "redirect:/account/security?refused=" + refused.reason().code() + "#ways-in";
		}
	}

}
