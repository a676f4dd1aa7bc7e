package chat.maru.room;

import java.util.List;

import chat.maru.account.AccountChanged;
import chat.maru.account.AccountDeleted;
import chat.maru.cluster.Notices;
import chat.maru.cluster.RowCache;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The rooms of those who are here. Somebody may be in hundreds, and each page begins with
 * them, so a list is kept until something in it changes.
 */
@Component
class RoomLists {

	/** Rooms in all the lists together, of some 200 bytes each. */
	private static final int MOST_KEPT = 50_000;

	private final RowCache<String, List<RoomSeat>> lists;

	RoomLists(Rooms rooms, Notices notices, PlatformTransactionManager transactions) {
		this.lists = new RowCache<>(transactions, MOST_KEPT, (seats) -> 1 + seats.size(), rooms::of);
		notices.onFirst(SeatChanged.class, (notice) -> this.lists.forget(notice.account()));
		notices.onFirst(RoomChanged.class, (notice) -> this.lists.forgetAll());
		// A direct talk is called by the people in it.
		notices.onFirst(AccountChanged.class, (notice) -> this.lists.forgetAll());
		notices.onFirst(AccountDeleted.class, (notice) -> this.lists.forgetAll());
	}

	/** The rooms that an account is in. */
	List<RoomSeat> of(String account) {
		return this.lists.find(account).orElseThrow();
	}

}
