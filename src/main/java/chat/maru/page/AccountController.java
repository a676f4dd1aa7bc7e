package chat.maru.page;

import java.util.Set;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.Credential;
import chat.maru.account.CurrentAccount;
import chat.maru.account.Profiles;
import chat.maru.password.PasswordChoice;
import chat.maru.password.PasswordLogIn;
import chat.maru.refusal.Refused;
import chat.maru.registration.AccountChanges;
import chat.maru.session.Sessions;
import chat.maru.token.AccessTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The account pages, one for each {@link AccountSection}. Their forms work without
 * JavaScript; the preferences dialog of the chat sends the same forms. The security
 * filters require a session.
 */
@Controller
@RequestMapping("/account")
class AccountController {

	/** The changes that the pages can confirm. */
	private static final Set<String> DONE = Set.of("name", "about", "password", "password-tokens", "session",
			"sessions", "revoked", "connected", "disconnected", "passkey", "passkey-removed", "avatar-removed");

	private final Accounts accounts;

	private final PasswordLogIn passwordLogIn;

	private final Sessions sessions;

	private final AccessTokens tokens;

	private final AccountChanges changes;

	private final Profiles profiles;

	private final BrowserCookie browser;

	private final AccountPages pages;

	AccountController(Accounts accounts, PasswordLogIn passwordLogIn, Sessions sessions, AccessTokens tokens,
			AccountChanges changes, Profiles profiles, BrowserCookie browser, AccountPages pages) {
		this.accounts = accounts;
		this.passwordLogIn = passwordLogIn;
		this.sessions = sessions;
		this.tokens = tokens;
		this.changes = changes;
		this.profiles = profiles;
		this.browser = browser;
		this.pages = pages;
	}

	@GetMapping
	String profile(@CurrentAccount Account account, @RequestParam(defaultValue = "") String done,
			@RequestParam(defaultValue = "") String refused, Model model, HttpServletRequest request) {
		return section(account, AccountSection.PROFILE.code(), done, refused, model, request);
	}

	@GetMapping("/{section}")
	String section(@CurrentAccount Account account, @PathVariable String section,
			@RequestParam(defaultValue = "") String done, @RequestParam(defaultValue = "") String refused, Model model,
			HttpServletRequest request) {
		AccountSection shown = AccountSection.of(section)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		if (DONE.contains(done)) {
			model.addAttribute("done", done);
		}
		String error = Refusals.read(refused);
		if (error != null) {
			model.addAttribute("error", error);
			model.addAttribute("errorIn", "ways-in");
		}
		return this.pages.show(shown, account, model, request);
	}

	@PostMapping("/password")
	String password(@CurrentAccount Account account, @RequestParam(defaultValue = "") String present,
			@RequestParam(defaultValue = "") String chosen, @RequestParam(defaultValue = "false") boolean keepTokens,
			Model model, HttpServletRequest request, HttpServletResponse response) {
		try {
			String session = AccountPages.sessionId(request);
			Credential by = (session != null) ? Credential.session(session) : null;
			int ended = this.passwordLogIn.choosePassword(account, new PasswordChoice(present, chosen, by, keepTokens),
					request.getRemoteAddr());
			// Invalidates copies of the session's cookie.
			request.changeSessionId();
			this.browser.note(account, request, response);
			return AccountSection.SECURITY.done((ended > 0) ? "password-tokens" : "password");
		}
		catch (Refused refused) {
			model.addAttribute("keepTokens", keepTokens);
			return refused(refused, "password", AccountSection.SECURITY, account, model, request, response);
		}
	}

	@PostMapping("/name")
	String name(@CurrentAccount Account account, @RequestParam(defaultValue = "") String name, Model model,
			HttpServletRequest request, HttpServletResponse response) {
		try {
			this.changes.rename(account, name);
			return AccountSection.PROFILE.done("name");
		}
		catch (Refused refused) {
			model.addAttribute("newName", name);
			return refused(refused, "name", AccountSection.PROFILE, account, model, request, response);
		}
	}

	@PostMapping("/about")
	String about(@CurrentAccount Account account, @RequestParam(defaultValue = "") String about, Model model,
			HttpServletRequest request, HttpServletResponse response) {
		try {
			this.profiles.describe(account, about);
			return AccountSection.PROFILE.done("about");
		}
		catch (Refused refused) {
			model.addAttribute("newAbout", about);
			return refused(refused, "about", AccountSection.PROFILE, account, model, request, response);
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
			return refused(refused, "delete", AccountSection.SECURITY, account, model, request, response);
		}
	}

	@PostMapping("/sessions/end")
	String endSession(@CurrentAccount Account account, @RequestParam(defaultValue = "") String key) {
		this.sessions.end(account, key);
		return AccountSection.DEVICES.done("session");
	}

	@PostMapping("/sessions/end-others")
	String endOtherSessions(@CurrentAccount Account account, HttpServletRequest request) {
		this.sessions.endOthers(account, AccountPages.sessionId(request));
		return AccountSection.DEVICES.done("sessions");
	}

	/** Renders the page directly: a redirect would require storing the token. */
	@PostMapping("/tokens")
	String issueToken(@CurrentAccount Account account, @RequestParam(defaultValue = "") String name, Model model,
			HttpServletRequest request, HttpServletResponse response) {
		try {
			model.addAttribute("issued", this.tokens.issue(this.accounts.requireMember(account), name));
			return this.pages.show(AccountSection.TOKENS, account, model, request);
		}
		catch (Refused refused) {
			model.addAttribute("tokenName", name);
			return refused(refused, "token", AccountSection.TOKENS, account, model, request, response);
		}
	}

	@PostMapping("/tokens/{id}/revoke")
	String revokeToken(@CurrentAccount Account account, @PathVariable String id) {
		this.tokens.revoke(account, id);
		return AccountSection.TOKENS.done("revoked");
	}

	private String refused(Refused refused, String form, AccountSection section, Account account, Model model,
			HttpServletRequest request, HttpServletResponse response) {
		Refusals.show(refused, form, model, response);
		return this.pages.show(section, account, model, request);
	}

}
