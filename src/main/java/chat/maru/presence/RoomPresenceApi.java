package chat.maru.presence;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.room.RoomMember;
import chat.maru.room.RoomMembers;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Which members of a room are online. */
@RestController
class RoomPresenceApi {

	private final RoomMembers members;

	private final Presence presence;

	RoomPresenceApi(RoomMembers members, Presence presence) {
		this.members = members;
		this.presence = presence;
	}

	/**
	 * The members of a room who are online, among its first 1,000 members. Empty for the
	 * lobby, which has no member list.
	 * @param room the room's id
	 */
	@GetMapping("/api/rooms/{room}/online")
	List<Account> online(@CurrentAccount Account account, @PathVariable String room) {
		return this.presence.among(this.members.of(account, room).stream().map(RoomMember::id).toList());
	}

}
