package chat.maru.page;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.administration.Bans;
import chat.maru.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page with all bans, where administrators ban networks and lift bans. */
@AdminPage
@RequestMapping("/admin/bans")
class AdminBansController {

	private final Bans bans;

	AdminBansController(Bans bans) {
		this.bans = bans;
	}

	@GetMapping
	String page(@RequestParam(defaultValue = "") String done, Model model) {
		model.addAttribute("done", (done.equals("banned") || done.equals("lifted")) ? done : null);
		return page(model);
	}

	@PostMapping
	String ban(@CurrentAccount Account administrator, @RequestParam(defaultValue = "") String network,
			@RequestParam(required = false) @Nullable Long days, @RequestParam(defaultValue = "") String reason,
			Model model, HttpServletRequest request, HttpServletResponse response) {
		try {
			this.bans.ban(administrator, network, request.getRemoteAddr(), days, reason);
			return "redirect:/admin/bans?done=banned";
		}
		catch (Refused refused) {
			model.addAttribute("network", network);
			model.addAttribute("banDays", days);
			model.addAttribute("banReason", reason);
			Refusals.show(refused, "network", model, response);
			return page(model);
		}
	}

	@PostMapping("/{ban}/lift")
	String lift(@CurrentAccount Account administrator, @PathVariable String ban) {
		this.bans.lift(administrator, ban);
		return "redirect:/admin/bans?done=lifted";
	}

	private String page(Model model) {
		model.addAttribute("bans", this.bans.all());
		return "admin-bans";
	}

}
