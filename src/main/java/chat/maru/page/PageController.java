package chat.maru.page;

import chat.maru.account.Account;
import chat.maru.account.AccountAuthentication;
import chat.maru.account.AccountPrincipal;
import chat.maru.account.Accounts;
import chat.maru.account.GuestRefused;
import chat.maru.account.Guests;
import chat.maru.room.Room;
import chat.maru.settings.MaruProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The two pages: one asks for a name, the other is the chat. */
@Controller
class PageController {

	private final Guests guests;

	private final Accounts accounts;

	private final SecurityContextRepository contexts;

	private final int textLimit;

	PageController(Guests guests, Accounts accounts, SecurityContextRepository contexts, MaruProperties properties) {
		this.guests = guests;
		this.accounts = accounts;
		this.contexts = contexts;
		this.textLimit = properties.limits().textLength();
	}

	@GetMapping("/")
	String home(@AuthenticationPrincipal @Nullable AccountPrincipal principal, Model model,
			HttpServletResponse response) {
		// A page that the browser kept would show yesterday's person or language.
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		Account account = (principal != null) ? this.accounts.find(principal.id()).orElse(null) : null;
		if (account == null) {
			return "join";
		}
		model.addAttribute("account", account);
		model.addAttribute("room", Room.LOBBY);
		model.addAttribute("textLimit", this.textLimit);
		return "chat";
	}

	@PostMapping("/join")
	String join(@AuthenticationPrincipal @Nullable AccountPrincipal principal,
			@RequestParam(defaultValue = "") String name, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		if (principal != null && this.accounts.find(principal.id()).isPresent()) {
			return "redirect:/";
		}
		try {
			Account guest = this.guests.welcome(name, request.getRemoteAddr());
			signIn(guest, request, response);
			return "redirect:/";
		}
		catch (GuestRefused refused) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("name", name);
			model.addAttribute("error", refused.reason().code());
			return "join";
		}
	}

	private void signIn(Account account, HttpServletRequest request, HttpServletResponse response) {
		if (request.getSession(false) != null) {
			request.changeSessionId();
		}
		this.contexts.saveContext(new SecurityContextImpl(AccountAuthentication.bySession(account)), request, response);
	}

}
