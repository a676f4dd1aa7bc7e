package chat.maru.page;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.CurrentAccount;
import chat.maru.message.RoomView;
import chat.maru.message.RoomViews;
import chat.maru.refusal.Refused;
import chat.maru.room.RoomInvitations;
import chat.maru.room.RoomMember;
import chat.maru.room.RoomMembers;
import chat.maru.room.RoomModeration;
import chat.maru.room.RoomPermission;
import chat.maru.room.RoomReason;
import chat.maru.room.RoomRole;
import chat.maru.room.RoomService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The page of a room's members and settings. Its forms work without JavaScript. */
@Controller
@RequestMapping("/rooms/{room}")
class RoomAboutController {

	private static final Set<String> DONE = Set.of("changed", "added", "removed", "role", "silenced", "lifted",
			"revoked", "level-all", "level-mentions", "level-none", "pinning", "archived", "unarchived");

	private final RoomViews views;

	private final RoomService desk;

	private final RoomMembers members;

	private final RoomModeration moderation;

	private final RoomInvitations invitations;

	private final RoomTitles titles;

	private final Accounts accounts;

	RoomAboutController(RoomViews views, RoomService desk, RoomMembers members, RoomModeration moderation,
			RoomInvitations invitations, RoomTitles titles, Accounts accounts) {
		this.views = views;
		this.desk = desk;
		this.members = members;
		this.moderation = moderation;
		this.invitations = invitations;
		this.titles = titles;
		this.accounts = accounts;
	}

	@GetMapping("/about")
	String about(@CurrentAccount Account account, @PathVariable String room,
			@RequestParam(defaultValue = "") String done, @RequestParam(defaultValue = "") String query,
			@RequestParam(defaultValue = "1") int page, Model model) {
		model.addAttribute("done", DONE.contains(done) ? done : null);
		return about(account, room, query, page, model);
	}

	@PostMapping("/about")
	String change(@CurrentAccount Account account, @PathVariable String room,
			@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String topic, Model model,
			HttpServletResponse response) {
		model.addAttribute("newName", name);
		model.addAttribute("newTopic", topic);
		return change(account, room, "changed", "change", model, response,
				() -> this.desk.change(account, room, name, topic));
	}

	@PostMapping("/members")
	String add(@CurrentAccount Account account, @PathVariable String room, @RequestParam(defaultValue = "") String name,
			Model model, HttpServletResponse response) {
		model.addAttribute("typed", name);
		return change(account, room, "added", "add", model, response,
				() -> this.members.add(account, room, this.desk.named(name)));
	}

	@PostMapping("/members/{member}/remove")
	String remove(@CurrentAccount Account account, @PathVariable String room, @PathVariable String member, Model model,
			HttpServletResponse response) {
		return change(account, room, "removed", "members", model, response,
				() -> this.members.remove(account, room, find(member)));
	}

	@PostMapping("/members/{member}/role")
	String role(@CurrentAccount Account account, @PathVariable String room, @PathVariable String member,
			@RequestParam(defaultValue = "") String role, Model model, HttpServletResponse response) {
		return change(account, room, "role", "members", model, response, () -> {
			RoomRole wanted = RoomRole.find(role).orElseThrow(() -> new Refused(RoomReason.ROLE));
			this.members.change(account, room,
					Optional.ofNullable(find(member)).orElseThrow(() -> new Refused(RoomReason.LAST_OWNER)), wanted);
		});
	}

	/**
	 * Silences a member by account id, or in the lobby, which has no member list, by
	 * name.
	 */
	@PostMapping("/silences")
	String silence(@CurrentAccount Account account, @PathVariable String room,
			@RequestParam(defaultValue = "") String member, @RequestParam(defaultValue = "") String name,
			@RequestParam(defaultValue = "0") long minutes, Model model, HttpServletResponse response) {
		model.addAttribute("silencing", name);
		model.addAttribute("minutes", minutes);
		return change(account, room, "silenced", member.isEmpty() ? "silence" : "members", model, response,
				() -> this.moderation.silence(account, room, member.isEmpty() ? this.desk.named(name) : find(member),
						minutes));
	}

	@PostMapping("/silences/{member}/lift")
	String lift(@CurrentAccount Account account, @PathVariable String room, @PathVariable String member, Model model,
			HttpServletResponse response) {
		return change(account, room, "lifted", "silence", model, response,
				() -> this.moderation.lift(account, room, member));
	}

	/** Renders the page directly: a redirect would require storing the link. */
	@PostMapping("/invitations")
	String invite(@CurrentAccount Account account, @PathVariable String room,
			@RequestParam(defaultValue = "0") long days, @RequestParam(defaultValue = "0") long uses, Model model,
			HttpServletRequest request, HttpServletResponse response) {
		try {
			String secret = this.invitations.make(account, room, days, uses).secret();
			model.addAttribute("link",
					ServletUriComponentsBuilder.fromContextPath(request)
						.path("/invite/room/{secret}")
						.build(secret)
						.toString());
		}
		catch (Refused refused) {
			model.addAttribute("days", days);
			model.addAttribute("uses", uses);
			Refusals.show(refused, "invite", model, response);
		}
		return about(account, room, model);
	}

	@PostMapping("/invitations/{invitation}/revoke")
	String revoke(@CurrentAccount Account account, @PathVariable String room, @PathVariable String invitation,
			Model model, HttpServletResponse response) {
		return change(account, room, "revoked", "invite", model, response,
				() -> this.invitations.revoke(account, room, invitation));
	}

	@PostMapping("/level")
	String level(@CurrentAccount Account account, @PathVariable String room,
			@RequestParam(defaultValue = "") String level, Model model, HttpServletResponse response) {
		return change(account, room, "level-" + level, "top", model, response,
				() -> this.desk.changeLevel(account, room, level));
	}

	@PostMapping("/pinning")
	String pinning(@CurrentAccount Account account, @PathVariable String room,
			@RequestParam(defaultValue = "") String pinning, Model model, HttpServletResponse response) {
		return change(account, room, "pinning", "top", model, response,
				() -> this.desk.changePinning(account, room, pinning));
	}

	@PostMapping("/archived")
	String archive(@CurrentAccount Account account, @PathVariable String room, @RequestParam boolean archived,
			Model model, HttpServletResponse response) {
		return change(account, room, archived ? "archived" : "unarchived", "top", model, response,
				() -> this.desk.archive(account, room, archived));
	}

	/**
	 * Makes a change and answers with a redirect, or with the page and the refusal.
	 * @param done the code of the sentence that confirms the change
	 * @param form the part of the page that shows a refusal
	 */
	private String change(Account account, String room, String done, String form, Model model,
			HttpServletResponse response, Runnable change) {
		try {
			change.run();
			return "redirect:/rooms/{room}/about?done=" + done;
		}
		catch (Refused refused) {
			Refusals.show(refused, form, model, response);
			return about(account, room, model);
		}
	}

	private String about(Account account, String id, Model model) {
		return about(account, id, "", 1, model);
	}

	/**
	 * Shows the page.
	 * @param query a part of the names of the members to show; empty for all
	 * @param page the number of the page of members, from 1
	 */
	private String about(Account account, String id, String query, int page, Model model) {
		RoomView room = this.views.of(account.id(), id);
		model.addAttribute("account", account);
		model.addAttribute("room", room);
		model.addAttribute("title", this.titles.of(room));
		model.addAttribute("members", MemberPage.of(sorted(this.members.of(account, id)), query, page));
		if (room.may().contains(RoomPermission.MODERATE)) {
			model.addAttribute("silences", this.moderation.silences(account, id));
		}
		if (room.may().contains(RoomPermission.INVITE)) {
			model.addAttribute("invitations", this.invitations.of(account, id));
		}
		return "room";
	}

	/** Owners first, then moderators, then the other members, each group by name. */
	private static List<RoomMember> sorted(List<RoomMember> members) {
		Comparator<RoomMember> byRole = Comparator.comparing(RoomMember::role).reversed();
		return members.stream()
			.sorted(byRole.thenComparing(RoomMember::name, NameOrder.of(LocaleContextHolder.getLocale())))
			.toList();
	}

	private @Nullable Account find(String id) {
		return this.accounts.find(id).orElse(null);
	}

}
