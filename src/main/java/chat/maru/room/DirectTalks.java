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
import chat.maru.limit.RateLimits;
import chat.maru.log.LogWriter;
import chat.maru.refusal.Refused;

import org.springframework.stereotype.Service;

/** Direct messages. There is at most one for each set of people. */
@Service
public class DirectTalks {

	/**
	 * The maximum number of people in a direct message, including the account that begins
	 * it.
	 */
	public static final int MOST_PEOPLE = 10;

	/** Enough for a person, and too few to send spam to all accounts. */
	private static final int MAX_NEW_PER_HOUR = 60;

	private final RateLimit begun;

	private final Rooms rooms;

	private final Accounts accounts;

	private final LogWriter log;

	DirectTalks(Rooms rooms, Accounts accounts, LogWriter log, RateLimits limits) {
		this.rooms = rooms;
		this.accounts = accounts;
		this.log = log;
		this.begun = limits.perHour("direct-messages", MAX_NEW_PER_HOUR);
	}

	/**
	 * Returns the direct message of an account and other people. It is created if it does
	 * not exist.
	 * @param others the ids of the other accounts
	 * @return the room's id
	 * @throws Refused if there are no others or too many, one of them does not exist, or
	 * the account has begun too many direct messages within an hour
	 */
	public String with(Account account, Collection<String> others) {
		if (others.size() > MOST_PEOPLE || others.stream().anyMatch(Objects::isNull)) {
			throw new Refused(RoomReason.PEOPLE);
		}
		if (others.stream().anyMatch((id) -> id.indexOf('\0') >= 0)) {
			throw new Refused(RoomReason.NOBODY);
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
