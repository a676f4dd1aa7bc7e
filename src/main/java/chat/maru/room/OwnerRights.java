package chat.maru.room;

/** Proof that an account may change a room and the roles of its members. */
public final class OwnerRights extends ModeratingRights {

	OwnerRights(String account, Room room) {
		super(account, room);
	}

}
