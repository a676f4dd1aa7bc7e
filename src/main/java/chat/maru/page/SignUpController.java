package chat.maru.page;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.CurrentAccount;
import chat.maru.refusal.Refused;
import chat.maru.registration.Invitations;
import chat.maru.registration.Registration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Signing up with a name and a password: on an open server, with an invitation, or as the
 * first administrator.
 */
@Controller
class SignUpController {

	private final Registration registration;

	private final Invitations invitations;

	private final Accounts accounts;

	private final LogInSession logInSession;

	SignUpController(Registration registration, Invitations invitations, Accounts accounts, LogInSession logInSession) {
		this.registration = registration;
		this.invitations = invitations;
		this.accounts = accounts;
		this.logInSession = logInSession;
	}

	@PostMapping("/signup")
	String signUp(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String password,
			Model model, HttpServletRequest request, HttpServletResponse response) {
		return begin(SignUpForm.open(), name, null, model, request, response,
				() -> this.registration.signUp(name, password, null, request.getRemoteAddr()));
	}

	@GetMapping("/invite/{secret}")
	String invitation(@PathVariable String secret, @CurrentAccount @Nullable Account account, Model model,
			HttpServletResponse response) {
		if (account != null) {
			return "redirect:/";
		}
		if (!this.invitations.holds(secret)) {
			response.setStatus(HttpStatus.NOT_FOUND.value());
			return "invitation-over";
		}
		model.addAttribute("form", SignUpForm.invitation(secret));
		return "sign-up";
	}

	@PostMapping("/invite/{secret}")
	String acceptInvitation(@PathVariable String secret, @RequestParam(defaultValue = "") String name,
			@RequestParam(defaultValue = "") String password, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		return begin(SignUpForm.invitation(secret), name, null, model, request, response,
				() -> this.registration.signUp(name, password, secret, request.getRemoteAddr()));
	}

	@GetMapping("/setup/{secret}")
	String setup(@PathVariable String secret, @CurrentAccount @Nullable Account account, Model model,
			HttpServletResponse response) {
		if (!this.registration.isSetup(secret)) {
			response.setStatus(HttpStatus.NOT_FOUND.value());
			return "invitation-over";
		}
		model.addAttribute("account", account);
		model.addAttribute("form", SignUpForm.setup(secret, account == null, !isMember(account)));
		return "sign-up";
	}

	@PostMapping("/setup/{secret}")
	String setUp(@PathVariable String secret, @CurrentAccount @Nullable Account account,
			@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String password, Model model,
			HttpServletRequest request, HttpServletResponse response) {
		return begin(SignUpForm.setup(secret, account == null, !isMember(account)), name, account, model, request,
				response, () -> this.registration.setUp(secret, account, name, password, request.getRemoteAddr()));
	}

	private String begin(SignUpForm form, String name, @Nullable Account account, Model model,
			HttpServletRequest request, HttpServletResponse response, Way way) {
		try {
			String page = this.logInSession.begin(way.signUp(), request, response);
			return "redirect:" + (page.equals(LogInSession.CHAT) ? form.next() : page);
		}
		catch (Refused refused) {
			Refusals.answer(refused, response);
			model.addAttribute("account", account);
			model.addAttribute("form", form);
			model.addAttribute("name", name);
			model.addAttribute("error", refused.reason().code());
			return "sign-up";
		}
	}

	private boolean isMember(@Nullable Account account) {
		return account != null && this.accounts.isMember(account);
	}

	private interface Way {

		Account signUp();

	}

}
