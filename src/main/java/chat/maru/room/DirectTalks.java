package chat.maru.room;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.limit.RateLimit;
import chat.maru.log.LogWriter;
import chat.maru.refusal.Refused;

import org.springframework.stereotype.Service;

/** Talks among a few people: for each set of them there is one. */
@Service
public class DirectTalks {

	/** The most people in one. */
	public static final int MOST_PEOPLE = 10;

	/** Enough for anybody who writes by hand, and too few to write to everybody. */
	private static final int NEW_PER_HOUR = 60;

	private final RateLimit begun = RateLimit.perHour(NEW_PER_HOUR);

	private final Rooms rooms;

	private final Accounts accounts;

	private final LogWriter log;

	DirectTalks(Rooms rooms, Accounts accounts, LogWriter log) {
		this.rooms = rooms;
		this.accounts = accounts;
		this.log = log;
	}

	/**
	 * The talk of somebody with others, which is made where there is none.
	 * @param others the others' ids
	 * @return its id
	 * @throws Refused where these are nobody or too many, one of them is not there, or
	 * they began too many talks in a short time
	 */
	public String with(Account account, Collection<String> others) {
		if (others.size() > MOST_PEOPLE || others.stream().anyMatch(Objects::isNull)) {
			throw new Refused(RoomReason.PEOPLE);
		}
		SortedSet<String> people = new TreeSet<>(others);
		people.add(account.id());
		if (people.size() < 2 || people.size() > MOST_PEOPLE) {
			throw new Refused(RoomReason.PEOPLE);
		}
		String key = String.join(",", people);
		return this.rooms.talk(key).orElseGet(() -> begin(account, people, key));
	}

	private String begin(Account account, SortedSet<String> people, String key) {
		if (people.stream().anyMatch((id) -> this.accounts.find(id).isEmpty())) {
			throw new Refused(RoomReason.NOBODY);
		}
		this.begun.require(account.id(), RoomReason.TOO_OFTEN);
		String made = UUID.randomUUID().toString();
		boolean begun = this.log.commit(new RoomChange.TalkBegun(account, made, List.copyOf(people), key)).changed();
		return begun ? made : this.rooms.talk(key).orElseThrow();
	}

}
