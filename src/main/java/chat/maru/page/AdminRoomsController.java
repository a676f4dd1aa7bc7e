package chat.maru.page;

import java.util.List;
import java.util.Set;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.account.DisplayName;
import chat.maru.message.RoomOverview;
import chat.maru.message.RoomOverviews;
import chat.maru.refusal.Refused;
import chat.maru.room.RoomKind;
import chat.maru.room.RoomService;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page with all rooms, where administrators archive them. Administrators see the
 * names of public rooms and of those that they are in.
 */
@AdminPage
@RequestMapping("/admin/rooms")
class AdminRoomsController {

	private static final int PAGE_ROOMS = 50;

	private static final Set<String> DONE = Set.of("archived", "unarchived");

	private final RoomOverviews rooms;

	private final RoomService service;

	AdminRoomsController(RoomOverviews rooms, RoomService service) {
		this.rooms = rooms;
		this.service = service;
	}

	@GetMapping
	String page(@CurrentAccount Account administrator, @RequestParam(defaultValue = "") String show,
			@RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "") String after,
			@RequestParam(defaultValue = "") String done, Model model) {
		model.addAttribute("done", DONE.contains(done) ? done : null);
		return page(administrator, kind(show), query, after, model);
	}

	/** Leads back to the place in the list that it was sent from. */
	@PostMapping("/{room}/archived")
	String archive(@CurrentAccount Account administrator, @PathVariable String room, @RequestParam boolean archived,
			@RequestParam(defaultValue = "") String show, @RequestParam(defaultValue = "") String query,
			@RequestParam(defaultValue = "") String after, Model model, HttpServletResponse response) {
		RoomKind kind = kind(show);
		try {
			this.service.archiveAny(administrator, room, archived);
			return "redirect:" + Address.of("/admin/rooms", "show", shown(kind), "query", query, "after", after, "done",
					archived ? "archived" : "unarchived");
		}
		catch (Refused refused) {
			Refusals.show(refused, "rooms", model, response);
			return page(administrator, kind, query, after, model);
		}
	}

	private static RoomKind kind(String show) {
		return show.equals(RoomKind.PRIVATE.code()) ? RoomKind.PRIVATE : RoomKind.PUBLIC;
	}

	private String page(Account administrator, RoomKind kind, String query, String after, Model model) {
		String place = PageKey.of(after);
		List<RoomOverview> found = (kind == RoomKind.PRIVATE)
				? this.rooms.privateRooms(administrator.id(), place, PAGE_ROOMS + 1)
				: named(administrator, query, place);
		boolean more = found.size() > PAGE_ROOMS;
		model.addAttribute("show", kind.code());
		model.addAttribute("query", query);
		model.addAttribute("after", place);
		model.addAttribute("found", more ? found.subList(0, PAGE_ROOMS) : found);
		model.addAttribute("most", RoomOverviews.MAX_MEMBERS);
		model.addAttribute("first", place.isEmpty() ? null : address(kind, query, null));
		model.addAttribute("next", more ? address(kind, query, found.get(PAGE_ROOMS - 1).key()) : null);
		return "admin-rooms";
	}

	private static String address(RoomKind kind, String query, @Nullable String after) {
		return Address.of("/admin/rooms", "show", shown(kind), "query", query, "after", after);
	}

	private static @Nullable String shown(RoomKind kind) {
		return (kind == RoomKind.PRIVATE) ? kind.code() : null;
	}

	private List<RoomOverview> named(Account administrator, String query, String after) {
		if (query.isBlank()) {
			return this.rooms.publicRooms(administrator.id(), "", after, PAGE_ROOMS + 1);
		}
		return DisplayName.read(query)
			.map((part) -> this.rooms.publicRooms(administrator.id(), part.key(), after, PAGE_ROOMS + 1))
			.orElse(List.of());
	}

}
