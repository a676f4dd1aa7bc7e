package chat.maru.page;

import java.time.Duration;
import java.util.Map;

import chat.maru.account.AccountList;
import chat.maru.account.Role;
import chat.maru.administration.Administration;
import chat.maru.message.RoomCounts;
import chat.maru.message.RoomOverviews;
import chat.maru.presence.Presence;
import chat.maru.room.RoomKind;
import chat.maru.storage.StorageUse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page of the administration: what there is, and how the server is doing. */
@AdminPage
class AdminOverviewController {

	/** How many entries of the audit log it shows. */
	private static final int RECENT = 5;

	private final long started = System.nanoTime();

	private final AccountList accounts;

	private final RoomOverviews rooms;

	private final Presence presence;

	private final StorageUse storage;

	private final Administration administration;

	private final String version;

	AdminOverviewController(AccountList accounts, RoomOverviews rooms, Presence presence, StorageUse storage,
			Administration administration, ObjectProvider<BuildProperties> build) {
		this.accounts = accounts;
		this.rooms = rooms;
		this.presence = presence;
		this.storage = storage;
		this.administration = administration;
		this.version = build.stream().map(BuildProperties::getVersion).findFirst().orElse("-");
	}

	@GetMapping("/admin")
	String page(Model model) {
		Map<Role, Integer> people = this.accounts.counts();
		long members = people.getOrDefault(Role.MEMBER, 0) + people.getOrDefault(Role.ADMINISTRATOR, 0);
		model.addAttribute("members", Figure.of(members, AccountList.MAX_COUNTED));
		model.addAttribute("guests", Figure.of(people.getOrDefault(Role.GUEST, 0), AccountList.MAX_COUNTED));
		model.addAttribute("bots", Figure.of(people.getOrDefault(Role.BOT, 0), AccountList.MAX_COUNTED));
		model.addAttribute("online", new Figure(this.presence.online(), false));
		RoomCounts counts = this.rooms.counts();
		long rooms = counts.rooms().getOrDefault(RoomKind.PUBLIC, 0) + counts.rooms().getOrDefault(RoomKind.PRIVATE, 0);
		model.addAttribute("rooms", Figure.of(rooms, RoomOverviews.MAX_COUNTED));
		model.addAttribute("talks",
				Figure.of(counts.rooms().getOrDefault(RoomKind.DIRECT, 0), RoomOverviews.MAX_COUNTED));
		model.addAttribute("messages", new Figure(counts.messages(), counts.more()));
		model.addAttribute("version", this.version);
		model.addAttribute("uptime", Uptime.of(Duration.ofNanos(System.nanoTime() - this.started)));
		model.addAttribute("bytes", ByteSize.of(this.storage.bytes()));
		this.storage.free().ifPresent((free) -> model.addAttribute("free", ByteSize.of(free)));
		model.addAttribute("entries", this.administration.audit(null, RECENT));
		return "admin";
	}

}
