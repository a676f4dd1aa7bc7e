package chat.maru.page;

import java.util.Comparator;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.administration.Administration;
import chat.maru.refusal.Refused;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page where administrators see the bots and create others. */
@AdminPage
@RequestMapping("/admin/bots")
class AdminBotsController {

	private final Administration administration;

	AdminBotsController(Administration administration) {
		this.administration = administration;
	}

	@GetMapping
	String page(Model model) {
		model.addAttribute("bots",
				this.administration.bots()
					.stream()
					.sorted(Comparator.comparing(Account::name, NameOrder.of(LocaleContextHolder.getLocale())))
					.toList());
		return "admin-bots";
	}

	/** Renders the page directly: a redirect would require storing the token. */
	@PostMapping
	String make(@CurrentAccount Account administrator, @RequestParam(defaultValue = "") String name, Model model,
			HttpServletResponse response) {
		try {
			model.addAttribute("token", this.administration.makeBot(administrator, name));
		}
		catch (Refused refused) {
			model.addAttribute("botName", name);
			Refusals.show(refused, "bot", model, response);
		}
		return page(model);
	}

}
