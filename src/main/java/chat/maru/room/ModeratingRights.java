package chat.maru.room;

/** Proof that an account may moderate a room. */
public sealed class ModeratingRights extends ReadingRights permits OwnerRights {

	ModeratingRights(String account, Room room) {
		super(account, room);
	}

}
