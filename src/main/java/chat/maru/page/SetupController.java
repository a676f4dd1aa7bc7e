package chat.maru.page;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.administration.SetupChecklist;

import org.springframework.web.bind.annotation.PostMapping;

/** Hides the checklist of a new server, which the lobby shows to administrators. */
@AdminPage
class SetupController {

	private final SetupChecklist checklist;

	SetupController(SetupChecklist checklist) {
		this.checklist = checklist;
	}

	@PostMapping("/admin/checklist/dismiss")
	String dismiss(@CurrentAccount Account administrator) {
		this.checklist.dismiss(administrator);
		return "redirect:/";
	}

}
