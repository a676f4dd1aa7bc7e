package chat.maru.page;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.CurrentAccount;
import chat.maru.password.PasswordLogIn;
import chat.maru.refusal.Refused;
import chat.maru.registration.Guests;
import chat.maru.registration.Registration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Login with name and password, and logout. */
@Controller
class LogInController {

	private final Guests guests;

	private final Registration registration;

	private final Accounts accounts;

	private final PasswordLogIn passwordLogIn;

	private final LogInSession logInSession;

	private final BrowserCookie browser;

	LogInController(Guests guests, Registration registration, Accounts accounts, PasswordLogIn passwordLogIn,
			LogInSession logInSession, BrowserCookie browser) {
		this.guests = guests;
		this.registration = registration;
		this.accounts = accounts;
		this.passwordLogIn = passwordLogIn;
		this.logInSession = logInSession;
		this.browser = browser;
	}

	@GetMapping("/login")
	String form(@CurrentAccount @Nullable Account account, @RequestParam(defaultValue = "") String refused,
			Model model) {
		addDoors(model);
		model.addAttribute("error", Refusals.read(refused));
		boolean member = account != null && this.accounts.isMember(account);
		return member ? "redirect:/" : "log-in";
	}

	@PostMapping("/login")
	String logIn(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String password,
			Model model, HttpServletRequest request, HttpServletResponse response) {
		addDoors(model);
		try {
			Account member = this.passwordLogIn.logIn(name, password, request.getRemoteAddr(),
					this.browser.read(request));
			return "redirect:" + this.logInSession.begin(member, request, response);
		}
		catch (Refused refused) {
			Refusals.answer(refused, response);
			model.addAttribute("name", name);
			model.addAttribute("error", refused.reason().code());
			return "log-in";
		}
	}

	/** Adds the other way to join that the page offers, if there is one. */
	private void addDoors(Model model) {
		model.addAttribute("otherDoor",
				this.guests.areWelcome() ? "guest" : (this.registration.areOpen() ? "sign-up" : null));
	}

	/**
	 * Logs the user out.
	 * @param cleared whether the page has cleared the browser's storage itself
	 */
	@PostMapping("/logout")
	String logOut(@RequestParam(defaultValue = "false") boolean cleared, HttpServletRequest request,
			HttpServletResponse response) {
		if (!cleared) {
			LogInSession.clearStorage(response);
		}
		this.logInSession.end(request, response);
		return "redirect:/";
	}

}
