package chat.maru.page;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.picture.Avatars;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** The form that removes the picture of an account. */
@Controller
class AvatarRemovalController {

	private final Avatars avatars;

	AvatarRemovalController(Avatars avatars) {
		this.avatars = avatars;
	}

	@PostMapping("/account/avatar/remove")
	String remove(@CurrentAccount Account account) {
		this.avatars.remove(account);
		return "redirect:/account?done=avatar-removed";
	}

}
