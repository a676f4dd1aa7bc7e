package chat.maru.page;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.administration.ServerName;
import chat.maru.refusal.Refused;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page where administrators name the server. */
@AdminPage
@RequestMapping("/admin/settings")
class AdminSettingsController {

	private final ServerName name;

	AdminSettingsController(ServerName name) {
		this.name = name;
	}

	@GetMapping
	String page(@RequestParam(defaultValue = "") String done, Model model) {
		model.addAttribute("done", done.equals("name") ? done : null);
		model.addAttribute("typed", this.name.value());
		return "admin-settings";
	}

	@PostMapping("/name")
	String name(@CurrentAccount Account administrator, @RequestParam(defaultValue = "") String name, Model model,
			HttpServletResponse response) {
		try {
			this.name.change(administrator, name);
			return "redirect:/admin/settings?done=name";
		}
		catch (Refused refused) {
			Refusals.show(refused, "name", model, response);
			model.addAttribute("typed", name);
			return "admin-settings";
		}
	}

}
