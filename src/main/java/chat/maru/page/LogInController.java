package chat.maru.page;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.CurrentAccount;
import chat.maru.password.Members;
import chat.maru.refusal.Refused;
import chat.maru.registration.Guests;
import chat.maru.registration.SignUps;
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

	private final SignUps signUps;

	private final Accounts accounts;

	private final Members members;

	private final SignIn signIn;

	private final BrowserCookie browser;

	LogInController(Guests guests, SignUps signUps, Accounts accounts, Members members, SignIn signIn,
			BrowserCookie browser) {
		this.guests = guests;
		this.signUps = signUps;
		this.accounts = accounts;
		this.members = members;
		this.signIn = signIn;
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
			Account member = this.members.logIn(name, password, request.getRemoteAddr(), this.browser.read(request));
			return "redirect:" + this.signIn.begin(member, request, response);
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
				this.guests.areWelcome() ? "guest" : (this.signUps.areOpen() ? "sign-up" : null));
	}

	/**
	 * Logs the user out.
	 * @param cleared whether the page has cleared the browser's storage itself
	 */
	@PostMapping("/logout")
	String logOut(@RequestParam(defaultValue = "false") boolean cleared, HttpServletRequest request,
			HttpServletResponse response) {
		if (!cleared) {
			SignIn.clearStorage(response);
		}
		this.signIn.end(request, response);
		return "redirect:/";
	}

}
