package chat.maru.page;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.refusal.Refused;
import chat.maru.session.PhoneLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Login on a phone with a code that another device shows. */
@Controller
class PhoneController {

	private final PhoneLinks links;

	private final LogInSession logInSession;

	private final AccountPages pages;

	PhoneController(PhoneLinks links, LogInSession logInSession, AccountPages pages) {
		this.links = links;
		this.logInSession = logInSession;
		this.pages = pages;
	}

	/** Renders the page directly: a redirect would require storing the link. */
	@PostMapping("/account/phone")
	String show(@CurrentAccount Account account, Model model, HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session == null) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN);
		}
		String secret = this.links.make(account, session.getId());
		String link = ServletUriComponentsBuilder.fromContextPath(request)
			.path("/phone/{secret}")
			.build(secret)
			.toString();
		model.addAttribute("code", SvgCode.of(link));
		model.addAttribute("key", PhoneLinks.key(secret));
		model.addAttribute("seconds", PhoneLinks.TTL.toSeconds());
		model.addAttribute("minutes", PhoneLinks.TTL.toMinutes());
		return this.pages.show(AccountSection.DEVICES, account, model, request);
	}

	/** Whether the code that this browser shows was used. The page hides it then. */
	@GetMapping("/account/phone/{key}")
	ResponseEntity<Map<String, String>> state(@PathVariable String key, HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		PhoneLinks.State state = (session != null) ? this.links.state(key, session.getId()) : PhoneLinks.State.OVER;
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(Map.of("state", state.name().toLowerCase(Locale.ROOT)));
	}

	/** Asks before logging in: programs that preview links must not use them up. */
	@GetMapping("/phone/{secret}")
	String ask(@PathVariable String secret, Model model, HttpServletResponse response) {
		return this.links.look(secret).map((account) -> {
			model.addAttribute("account", account);
			model.addAttribute("secret", secret);
			return "phone";
		}).orElseGet(() -> over(model, response));
	}

	@PostMapping("/phone/{secret}")
	String comeIn(@PathVariable String secret, Model model, HttpServletRequest request, HttpServletResponse response) {
		Optional<Account> account = this.links.use(secret, request.getRemoteAddr());
		if (account.isEmpty()) {
			return over(model, response);
		}
		try {
			return "redirect:" + this.logInSession.begin(account.get(), request, response);
		}
		catch (Refused refused) {
			return "redirect:/login?refused=" + refused.reason().code();
		}
	}

	private static String over(Model model, HttpServletResponse response) {
		model.addAttribute("hint", "phone.over-hint");
		response.setStatus(HttpStatus.NOT_FOUND.value());
		return "invitation-over";
	}

}
