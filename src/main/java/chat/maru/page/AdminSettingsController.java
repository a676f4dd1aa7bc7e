package chat.maru.page;

import java.util.Set;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.administration.ServerAccent;
import chat.maru.administration.ServerName;
import chat.maru.refusal.Refused;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page where administrators name the server and choose its colour. */
@AdminPage
@RequestMapping("/admin/settings")
class AdminSettingsController {

	private static final Set<String> DONE = Set.of("name", "accent");

	private final ServerName name;

	private final ServerAccent accent;

	AdminSettingsController(ServerName name, ServerAccent accent) {
		this.name = name;
		this.accent = accent;
	}

	@GetMapping
	String page(@RequestParam(defaultValue = "") String done, Model model) {
		model.addAttribute("done", DONE.contains(done) ? done : null);
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

	/** Without a hue, the server has the default colour again. */
	@PostMapping("/accent")
	String accent(@CurrentAccount Account administrator, @RequestParam(required = false) @Nullable Integer hue,
			@RequestParam(defaultValue = "false") boolean reset, Model model, HttpServletResponse response) {
		try {
			this.accent.change(administrator, reset ? null : hue);
			return "redirect:/admin/settings?done=accent";
		}
		catch (Refused refused) {
			Refusals.show(refused, "accent", model, response);
			model.addAttribute("typed", this.name.value());
			return "admin-settings";
		}
	}

}
