package chat.maru.room;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import chat.maru.account.AccountChanged;
import chat.maru.account.AccountDeleted;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;

/**
 * The rooms of those who are here. Somebody may be in hundreds, and each page begins with
 * them, so a list is kept until something in it changes.
 */
@Component
class RoomLists {

	/** Rooms in all the lists together, of some 200 bytes each. */
	private static final int MOST_KEPT = 50_000;

	private final Cache<Listed, List<RoomSeat>> lists = Caffeine.newBuilder()
		.maximumWeight(MOST_KEPT)
		.weigher((Listed listed, List<RoomSeat> seats) -> 1 + seats.size())
		.expireAfterAccess(Duration.ofMinutes(10))
		.build();

	/**
	 * How often something changed that may be in anybody's list. A list that was begun
	 * before is not asked for afterwards.
	 */
	private final AtomicLong changes = new AtomicLong();

	private final Rooms rooms;

	RoomLists(Rooms rooms) {
		this.rooms = rooms;
	}

	/**
	 * The rooms somebody is in. Outside any transaction: one that has begun may see a
	 * list as it was before what has been told here since.
	 */
	List<RoomSeat> of(String account) {
		Assert.state(!TransactionSynchronizationManager.isActualTransactionActive(), "A transaction sees old lists");
		// Loaded by the cache, so that a list that changes meanwhile is not kept.
		return this.lists.get(new Listed(account, this.changes.get()), (listed) -> this.rooms.of(listed.account()));
	}

	/**
	 * After the commit: somebody has come into a room, is no longer in one, or is
	 * something else there.
	 */
	void changed(String account) {
		this.lists.invalidate(new Listed(account, this.changes.get()));
	}

	/** After the commit: a room has become another. */
	void roomChanged() {
		this.changes.incrementAndGet();
	}

	/** Direct talks are called by those who are in them. */
	@EventListener
	void changed(AccountChanged event) {
		this.changes.incrementAndGet();
	}

	@EventListener
	void changed(AccountDeleted event) {
		this.changes.incrementAndGet();
	}

	/**
	 * Somebody's rooms.
	 *
	 * @param changes how many there had been
	 */
	private record Listed(String account, long changes) {
	}

}
