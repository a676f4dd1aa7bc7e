package chat.maru.room;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Proof that an account may read a room. Only {@link RoomAccess} creates rights, and the
 * log requires them, so an entry point that does not check access does not compile.
 * Rights are checked when they are created, so use them for the current request only.
 */
public sealed class ReadingRights permits PostingRights, DeletingRights, PinningRights, ModeratingRights {

	private final String account;

	private final Room room;

	ReadingRights(String account, Room room) {
		this.account = account;
		this.room = room;
	}

	/** Returns rights to different rooms by the id of the room. */
	public static Map<String, ReadingRights> byRoom(Collection<ReadingRights> rights) {
		return rights.stream()
			.collect(Collectors.toMap(ReadingRights::roomId, Function.identity(), (one, other) -> one));
	}

	/** Returns the id of the account that has these rights. */
	public final String account() {
		return this.account;
	}

	/** Returns the room as it was when the rights were created. */
	public final Room room() {
		return this.room;
	}

	/** Returns the room's id. */
	public final String roomId() {
		return this.room.id();
	}

	@Override
	public final String toString() {
		return getClass().getSimpleName() + "[account=" + this.account + ", room=" + this.room.id() + "]";
	}

}
