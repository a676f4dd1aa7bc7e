package chat.maru.room;

/**
 * Proof that an account may delete its own messages in a room, also while it is silenced.
 * To delete those of others, it must moderate the room as well.
 */
public final class DeletingRights extends ReadingRights {

	DeletingRights(String account, Room room) {
		super(account, room);
	}

}
