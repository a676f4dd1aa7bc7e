package chat.maru.page;

import java.time.Duration;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.registration.AccessSetting;
import chat.maru.registration.Invitations;
import chat.maru.registration.RegistrationSettings.Access;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The page where administrators choose who can join and create invitations. */
@AdminPage
@RequestMapping("/admin")
class AdminAccessController {

	private final AccessSetting setting;

	private final Invitations invitations;

	AdminAccessController(AccessSetting setting, Invitations invitations) {
		this.setting = setting;
		this.invitations = invitations;
	}

	@GetMapping("/access")
	String page(@RequestParam(defaultValue = "") String done, Model model) {
		model.addAttribute("done", done.equals("access") ? done : null);
		return page(model);
	}

	@PostMapping("/access")
	String access(@CurrentAccount Account administrator, @RequestParam Access access) {
		this.setting.change(administrator, access);
		return "redirect:/admin/access?done=access";
	}

	/** Renders the page directly: a redirect would require storing the link. */
	@PostMapping("/invitations")
	String invite(@CurrentAccount Account administrator, @RequestParam(defaultValue = "0") int days,
			@RequestParam(defaultValue = "0") int uses, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		if (days < 1 || days > Invitations.LONGEST.toDays() || uses < 1 || uses > Invitations.MOST_USES) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("error", "room-invitation");
			model.addAttribute("days", days);
			model.addAttribute("uses", uses);
			return page(model);
		}
		String secret = this.invitations.make(administrator, Duration.ofDays(days), uses);
		model.addAttribute("link",
				ServletUriComponentsBuilder.fromContextPath(request).path("/invite/{secret}").build(secret).toString());
		return page(model);
	}

	@PostMapping("/invitations/{id}/revoke")
	String revoke(@CurrentAccount Account administrator, @PathVariable String id) {
		this.invitations.revoke(administrator, id);
		return "redirect:/admin/access";
	}

	private String page(Model model) {
		model.addAttribute("access", this.setting.access());
		model.addAttribute("modes", Access.values());
		model.addAttribute("invitations", this.invitations.all());
		return "admin-access";
	}

}
