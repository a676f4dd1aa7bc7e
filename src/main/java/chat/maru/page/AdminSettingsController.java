package chat.maru.page;

import java.util.Set;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.administration.ServerAccent;
import chat.maru.administration.ServerName;
import chat.maru.administration.ServerPicture;
import chat.maru.refusal.Refused;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The page where administrators name the server and choose its colour and picture. */
@AdminPage
@RequestMapping("/admin/settings")
class AdminSettingsController {

	private static final Set<String> DONE = Set.of("name", "accent", "picture-removed");

	private final ServerName name;

	private final ServerAccent accent;

	private final ServerPicture picture;

	AdminSettingsController(ServerName name, ServerAccent accent, ServerPicture picture) {
		this.name = name;
		this.accent = accent;
		this.picture = picture;
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

	/** The script of the page has cropped the picture. */
	@PostMapping("/picture")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@ResponseBody
	void picture(@CurrentAccount Account administrator, @RequestBody(required = false) byte @Nullable [] picture) {
		this.picture.change(administrator, (picture != null) ? picture : new byte[0]);
	}

	@PostMapping("/picture/remove")
	String removePicture(@CurrentAccount Account administrator) {
		this.picture.remove(administrator);
		return "redirect:/admin/settings?done=picture-removed";
	}

}
