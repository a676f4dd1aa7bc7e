package chat.maru.page;

import java.util.List;
import java.util.Set;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.Credential;
import chat.maru.account.CurrentAccount;
import chat.maru.account.Profile;
import chat.maru.account.Profiles;
import chat.maru.passkey.Passkeys;
import chat.maru.password.PasswordChoice;
import chat.maru.password.PasswordLogIn;
import chat.maru.refusal.Refused;
import chat.maru.registration.AccountChanges;
import chat.maru.session.Sessions;
import chat.maru.token.AccessTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The account page: password, devices, tokens. Its forms work without JavaScript. The
 * security filters require a session.
 */
@Controller
@RequestMapping("/account")
class AccountController {

	/** The changes that the page can confirm. */
	private static final Set<String> DONE = Set.of("name", "about", "password", "password-tokens", "session",
			"sessions", "revoked", "connected", "disconnected", "passkey", "passkey-removed");

	private final Accounts accounts;

	private final PasswordLogIn passwordLogIn;

	private final Sessions sessions;

	private final AccessTokens tokens;

	private final AccountChanges changes;

	private final Profiles profiles;

	private final LinkedProviders ways;

	private final Passkeys passkeys;

	private final BrowserCookie browser;

	AccountController(Accounts accounts, PasswordLogIn passwordLogIn, Sessions sessions, AccessTokens tokens,
			AccountChanges changes, Profiles profiles, LinkedProviders ways, Passkeys passkeys, BrowserCookie browser) {
		this.accounts = accounts;
		this.passwordLogIn = passwordLogIn;
		this.sessions = sessions;
		this.tokens = tokens;
		this.changes = changes;
		this.profiles = profiles;
		this.ways = ways;
		this.passkeys = passkeys;
		this.browser = browser;
	}

	@GetMapping
	String page(@CurrentAccount Account account, @RequestParam(defaultValue = "") String done,
			@RequestParam(defaultValue = "") String refused, Model model, HttpServletRequest request) {
		if (DONE.contains(done)) {
			model.addAttribute("done", done);
		}
		String error = Refusals.read(refused);
		if (error != null) {
			model.addAttribute("error", error);
			model.addAttribute("errorIn", "ways-in");
		}
		return page(account, model, request);
	}

	@PostMapping("/password")
	String password(@CurrentAccount Account account, @RequestParam(defaultValue = "") String present,
			@RequestParam(defaultValue = "") String chosen, @RequestParam(defaultValue = "false") boolean keepTokens,
			Model model, HttpServletRequest request, HttpServletResponse response) {
		try {
			String session = sessionId(request);
			Credential by = (session != null) ? Credential.session(session) : null;
			int ended = this.passwordLogIn.choosePassword(account, new PasswordChoice(present, chosen, by, keepTokens),
					request.getRemoteAddr());
			// Invalidates copies of the session's cookie.
			request.changeSessionId();
			this.browser.note(account, request, response);
			return "redirect:/account?done=" + ((ended > 0) ? "password-tokens" : "password");
		}
		catch (Refused refused) {
			model.addAttribute("keepTokens", keepTokens);
			return refused(refused, "password", account, model, request, response);
		}
	}

	@PostMapping("/name")
	String name(@CurrentAccount Account account, @RequestParam(defaultValue = "") String name, Model model,
			HttpServletRequest request, HttpServletResponse response) {
		try {
			this.changes.rename(account, name);
			return "redirect:/account?done=name";
		}
		catch (Refused refused) {
			model.addAttribute("newName", name);
			return refused(refused, "name", account, model, request, response);
		}
	}

	@PostMapping("/about")
	String about(@CurrentAccount Account account, @RequestParam(defaultValue = "") String about, Model model,
			HttpServletRequest request, HttpServletResponse response) {
		try {
			this.profiles.describe(account, about);
			return "redirect:/account?done=about";
		}
		catch (Refused refused) {
			model.addAttribute("newAbout", about);
			return refused(refused, "about", account, model, request, response);
		}
	}

	@PostMapping("/delete")
	String delete(@CurrentAccount Account account, @RequestParam(defaultValue = "") String present, Model model,
			HttpServletRequest request, HttpServletResponse response) {
		try {
			this.changes.delete(account, present, request.getRemoteAddr());
			LogInSession.clearStorage(response);
			return "redirect:/";
		}
		catch (Refused refused) {
			return refused(refused, "delete", account, model, request, response);
		}
	}

	@PostMapping("/sessions/end")
	String endSession(@CurrentAccount Account account, @RequestParam(defaultValue = "") String key) {
		this.sessions.end(account, key);
		return "redirect:/account?done=session";
	}

	@PostMapping("/sessions/end-others")
	String endOtherSessions(@CurrentAccount Account account, HttpServletRequest request) {
		this.sessions.endOthers(account, sessionId(request));
		return "redirect:/account?done=sessions";
	}

	/** Renders the page directly: a redirect would require storing the token. */
	@PostMapping("/tokens")
	String issueToken(@CurrentAccount Account account, @RequestParam(defaultValue = "") String name, Model model,
			HttpServletRequest request, HttpServletResponse response) {
		try {
			model.addAttribute("issued", this.tokens.issue(this.accounts.requireMember(account), name));
			return page(account, model, request);
		}
		catch (Refused refused) {
			model.addAttribute("tokenName", name);
			return refused(refused, "token", account, model, request, response);
		}
	}

	@PostMapping("/tokens/{id}/revoke")
	String revokeToken(@CurrentAccount Account account, @PathVariable String id) {
		this.tokens.revoke(account, id);
		return "redirect:/account?done=revoked";
	}

	private String refused(Refused refused, String form, Account account, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		Refusals.show(refused, form, model, response);
		return page(account, model, request);
	}

	private String page(Account account, Model model, HttpServletRequest request) {
		model.addAttribute("account", account);
		model.addAttribute("about", this.profiles.find(account.id()).map(Profile::about).orElse(""));
		model.addAttribute("member", this.accounts.isMember(account));
		model.addAttribute("hasPassword", this.passwordLogIn.hasPassword(account));
		model.addAttribute("ways", this.ways.of(account));
		model.addAttribute("passkeys", this.passkeys.of(account));
		model.addAttribute("administrator", this.accounts.isAdministrator(account.id()));
		model.addAttribute("devices", this.sessions.of(account, sessionId(request)).stream().map(Device::of).toList());
		List<AccessTokens.Token> named = this.tokens.of(account)
			.stream()
			.filter((token) -> !token.name().isEmpty())
			.toList();
		model.addAttribute("tokens", named);
		return "account";
	}

	private static @Nullable String sessionId(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null) ? session.getId() : null;
	}

	/**
	 * A device on which the user is logged in, as the page shows it.
	 *
	 * @param key the key of the session
	 * @param current whether it is the session of this request
	 * @param name the browser and system, such as "Chrome · Android"; null if unknown
	 * @param usedAt when it was last used, in ISO 8601
	 */
	record Device(String key, boolean current, @Nullable String name, String usedAt) {

		static Device of(Sessions.SignedIn session) {
			return new Device(session.key(), session.current(), UserAgent.describe(session.userAgent()).orElse(null),
					session.usedAt().toString());
		}

	}

}
