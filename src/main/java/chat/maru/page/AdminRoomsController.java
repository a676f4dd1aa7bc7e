package chat.maru.page;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.account.DisplayName;
import chat.maru.message.RoomOverview;
import chat.maru.message.RoomOverviews;
import chat.maru.room.RoomKind;
import org.jspecify.annotations.Nullable;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page with all rooms. Administrators see the names of public rooms and of those that
 * they are in.
 */
@AdminPage
class AdminRoomsController {

	private static final int PAGE_ROOMS = 50;

	private final RoomOverviews rooms;

	AdminRoomsController(RoomOverviews rooms) {
		this.rooms = rooms;
	}

	@GetMapping("/admin/rooms")
	String page(@CurrentAccount Account administrator, @RequestParam(defaultValue = "") String show,
			@RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "") String after, Model model) {
		RoomKind kind = show.equals(RoomKind.PRIVATE.code()) ? RoomKind.PRIVATE : RoomKind.PUBLIC;
		String place = PageKey.of(after);
		List<RoomOverview> found = (kind == RoomKind.PRIVATE)
				? this.rooms.privateRooms(administrator.id(), place, PAGE_ROOMS + 1)
				: named(administrator, query, place);
		boolean more = found.size() > PAGE_ROOMS;
		model.addAttribute("show", kind.code());
		model.addAttribute("query", query);
		model.addAttribute("found", more ? found.subList(0, PAGE_ROOMS) : found);
		model.addAttribute("most", RoomOverviews.MAX_MEMBERS);
		model.addAttribute("first", place.isEmpty() ? null : address(kind, query, null));
		model.addAttribute("next", more ? address(kind, query, found.get(PAGE_ROOMS - 1).key()) : null);
		return "admin-rooms";
	}

	private static String address(RoomKind kind, String query, @Nullable String after) {
		return Address.of("/admin/rooms", "show", (kind == RoomKind.PRIVATE) ? kind.code() : null, "query", query,
				"after", after);
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
