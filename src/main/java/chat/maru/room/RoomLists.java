package chat.maru.room;

import java.util.List;

import chat.maru.account.AccountChanged;
import chat.maru.account.AccountDeleted;
import chat.maru.cluster.Notices;
import chat.maru.cluster.RowCache;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Caches the room lists of accounts. An account may be in hundreds of rooms, and each
 * page begins with them, so a list is cached until something in it changes.
 */
@Component
class RoomLists {

	/** The maximum number of rooms in all lists together, at about 200 bytes each. */
	private static final int MAX_CACHED = 50_000;

	private final RowCache<String, List<RoomSeat>> lists;

	RoomLists(Rooms rooms, Notices notices, PlatformTransactionManager transactions) {
		this.lists = new RowCache<>(transactions, MAX_CACHED, (seats) -> 1 + seats.size(), rooms::of);
		notices.onFirst(SeatChanged.class, (notice) -> this.lists.forget(notice.account()));
		notices.onFirst(RoomChanged.class, (notice) -> this.lists.forgetAll());
		// A direct message is shown with the names of the people in it.
		notices.onFirst(AccountChanged.class, (notice) -> this.lists.forgetAll());
		notices.onFirst(AccountDeleted.class, (notice) -> this.lists.forgetAll());
	}

	/** Returns the rooms that an account is in. */
	List<RoomSeat> of(String account) {
		return this.lists.find(account).orElseThrow();
	}

}
