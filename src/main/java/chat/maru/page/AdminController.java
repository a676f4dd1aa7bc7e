package chat.maru.page;

import java.time.Duration;

import chat.maru.account.Account;
import chat.maru.account.AccountPrincipal;
import chat.maru.account.Accounts;
import chat.maru.registration.AccessSetting;
import chat.maru.registration.Invitations;
import chat.maru.registration.RegistrationSettings.Access;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The page where administrators choose who can join and create invitations. Users who are
 * not administrators get 404.
 */
@Controller
@RequestMapping("/admin")
class AdminController {

	private final Accounts accounts;

	private final AccessSetting setting;

	private final Invitations invitations;

	AdminController(Accounts accounts, AccessSetting setting, Invitations invitations) {
		this.accounts = accounts;
		this.setting = setting;
		this.invitations = invitations;
	}

	@GetMapping
	String page(@AuthenticationPrincipal AccountPrincipal principal, @RequestParam(defaultValue = "") String done,
			Model model, HttpServletResponse response) {
		model.addAttribute("done", done.equals("access") ? done : null);
		return page(administrator(principal), model, response);
	}

	@PostMapping("/access")
	String access(@AuthenticationPrincipal AccountPrincipal principal, @RequestParam Access access) {
		Account administrator = administrator(principal);
		this.setting.change(administrator, access);
		return "redirect:/admin?done=access";
	}

	/** Renders the page directly: a redirect would require storing the link. */
	@PostMapping("/invitations")
	String invite(@AuthenticationPrincipal AccountPrincipal principal, @RequestParam(defaultValue = "0") int days,
			@RequestParam(defaultValue = "0") int uses, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		Account administrator = administrator(principal);
		if (days < 1 || days > Invitations.LONGEST.toDays() || uses < 1 || uses > Invitations.MOST_USES) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("error", "room-invitation");
			model.addAttribute("days", days);
			model.addAttribute("uses", uses);
			return page(administrator, model, response);
		}
		String secret = this.invitations.make(administrator, Duration.ofDays(days), uses);
		model.addAttribute("link",
				ServletUriComponentsBuilder.fromContextPath(request).path("/invite/{secret}").build(secret).toString());
		return page(administrator, model, response);
	}

	@PostMapping("/invitations/{id}/revoke")
	String revoke(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String id) {
		Account administrator = administrator(principal);
		this.invitations.revoke(administrator, id);
		return "redirect:/admin";
	}

	private String page(Account administrator, Model model, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		model.addAttribute("account", administrator);
		model.addAttribute("access", this.setting.access());
		model.addAttribute("modes", Access.values());
		model.addAttribute("invitations", this.invitations.all());
		return "admin";
	}

	private Account administrator(AccountPrincipal principal) {
		return this.accounts.find(principal.id())
			.filter((account) -> this.accounts.isAdministrator(account.id()))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
