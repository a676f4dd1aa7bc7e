package chat.maru.page;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.refusal.Refused;
import chat.maru.registration.Guests;
import chat.maru.room.Room;
import chat.maru.room.RoomInvitations;
import chat.maru.room.RoomMembers;
import chat.maru.session.RequestedPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Joining a room with an invitation link. A user who is logged in joins at once. A
 * visitor enters a name, if guests are allowed, or logs in first. The link does not allow
 * joining a server that the visitor could not join without it.
 */
@Controller
@RequestMapping("/invite/room/{secret}")
class RoomInvitationController {

	private final RoomInvitations invitations;

	private final RoomMembers members;

	private final Guests guests;

	private final LogInSession logInSession;

	private final RequestedPage requested;

	RoomInvitationController(RoomInvitations invitations, RoomMembers members, Guests guests, LogInSession logInSession,
			RequestedPage requested) {
		this.invitations = invitations;
		this.members = members;
		this.guests = guests;
		this.logInSession = logInSession;
		this.requested = requested;
	}

	@GetMapping
	String page(@PathVariable String secret, @CurrentAccount @Nullable Account account, Model model,
			HttpServletRequest request, HttpServletResponse response) {
		if (account == null) {
			this.requested.keep(request, response);
		}
		return page(secret, account, model, response);
	}

	/**
	 * A POST, because programs that preview links, such as other chats, would use up the
	 * link by a GET.
	 */
	@PostMapping
	String accept(@PathVariable String secret, @CurrentAccount @Nullable Account account,
			@RequestParam(defaultValue = "") String name, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		try {
			this.invitations.room(secret);
			if (account == null) {
				account = this.guests.welcome(name, request.getRemoteAddr());
				this.logInSession.begin(account, request, response);
			}
			return "redirect:/rooms/" + this.members.accept(account, secret).id();
		}
		catch (Refused refused) {
			model.addAttribute("error", refused.reason().code());
			Refusals.answer(refused, response);
		}
		model.addAttribute("name", name);
		return page(secret, account, model, response);
	}

	private String page(String secret, @Nullable Account account, Model model, HttpServletResponse response) {
		try {
			Room room = this.invitations.room(secret);
			model.addAttribute("room", room);
			model.addAttribute("account", account);
			model.addAttribute("secret", secret);
			model.addAttribute("guests", this.guests.areWelcome());
			return "room-invitation";
		}
		catch (Refused over) {
			response.setStatus(HttpStatus.NOT_FOUND.value());
			return "invitation-over";
		}
	}

}
