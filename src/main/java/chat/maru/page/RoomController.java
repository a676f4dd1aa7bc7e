package chat.maru.page;

import java.util.Comparator;
import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.CurrentAccount;
import chat.maru.refusal.Refused;
import chat.maru.room.DirectoryEntry;
import chat.maru.room.RoomKind;
import chat.maru.room.RoomMembers;
import chat.maru.room.RoomReason;
import chat.maru.room.RoomService;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The directory of rooms, where users create, join and leave rooms. Its forms work
 * without JavaScript.
 */
@Controller
@RequestMapping("/rooms")
class RoomController {

	private final RoomService desk;

	private final RoomMembers members;

	private final Accounts accounts;

	RoomController(RoomService desk, RoomMembers members, Accounts accounts) {
		this.desk = desk;
		this.members = members;
		this.accounts = accounts;
	}

	@GetMapping
	String directory(@CurrentAccount Account account, @RequestParam(defaultValue = "") String query, Model model) {
		model.addAttribute("query", query);
		model.addAttribute("found", sorted(this.desk.directory(account, query)));
		model.addAttribute("member", this.accounts.isMember(account));
		return "rooms";
	}

	@PostMapping
	String create(@CurrentAccount Account account, @RequestParam(defaultValue = "") String name,
			@RequestParam(defaultValue = "") String topic, @RequestParam(defaultValue = "") String kind, Model model,
			HttpServletResponse response) {
		try {
			RoomKind wanted = RoomKind.find(kind).orElseThrow(() -> new Refused(RoomReason.KIND));
			return "redirect:/rooms/" + this.desk.create(account, name, wanted, topic).id();
		}
		catch (Refused refused) {
			Refusals.show(refused, "create", model, response);
			model.addAttribute("name", name);
			model.addAttribute("topic", topic);
			model.addAttribute("kind", kind);
			return directory(account, "", model);
		}
	}

	@PostMapping("/{room}/join")
	String join(@CurrentAccount Account account, @PathVariable String room, Model model, HttpServletResponse response) {
		try {
			return "redirect:/rooms/" + this.members.join(account, room).id();
		}
		catch (Refused refused) {
			Refusals.show(refused, "join", model, response);
			return directory(account, "", model);
		}
	}

	@PostMapping("/{room}/leave")
	String leave(@CurrentAccount Account account, @PathVariable String room) {
		this.members.leave(account, room);
		return "redirect:/";
	}

	/** By name; rooms without members come last. */
	private static List<DirectoryEntry> sorted(List<DirectoryEntry> found) {
		Comparator<DirectoryEntry> emptyLast = Comparator.comparing((room) -> room.members() == 0);
		return found.stream()
			.sorted(emptyLast.thenComparing(DirectoryEntry::name, NameOrder.of(LocaleContextHolder.getLocale())))
			.toList();
	}

}
