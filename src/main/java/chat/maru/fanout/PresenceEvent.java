package chat.maru.fanout;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.presence.Presence;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An event for the subscribers of presence. With up to {@link #MAX_NAMED} names it has at
 * most about 30 KB, and without names less than {@value #MAX_COUNT_BYTES} bytes as a
 * frame.
 *
 * @param type for programs
 * @param snapshot true if it replaces everything that was said before; null otherwise
 * @param countOnly true if people are counted and not named; null otherwise
 * @param online how many users are online
 * @param joined those who came, or got another name or role
 * @param left those who went
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PresenceEvent(String type, @Nullable Boolean snapshot, @Nullable Boolean countOnly, int online,
		List<Account> joined, List<Account> left) {

	/**
	 * The maximum number of users in each list. The number of users online is sent in
	 * addition.
	 */
	static final int MAX_NAMED = 200;

	/** Of those who got another name while people are only counted. */
	static final int MAX_RENAMED = 20;

	/** The size of a frame that names nobody, with the longest subscription id. */
	static final int MAX_COUNT_BYTES = 320;

	private PresenceEvent(@Nullable Boolean snapshot, @Nullable Boolean countOnly, int online, List<Account> joined,
			List<Account> left) {
		this("presence", snapshot, countOnly, online, joined, left);
	}

	static PresenceEvent everyone(Presence.Snapshot now) {
		return new PresenceEvent(true, null, now.online(), now.some(), List.of());
	}

	static PresenceEvent change(Presence.Change change) {
		return new PresenceEvent(null, null, change.online(), some(change.joined()), some(change.left()));
	}

	/** The first event that only counts. */
	static PresenceEvent counted(int online) {
		return new PresenceEvent(true, true, online, List.of(), List.of());
	}

	/**
	 * Another number.
	 * @param renamed at most {@link #MAX_RENAMED} users who got another name or role
	 */
	static PresenceEvent recounted(int online, List<Account> renamed) {
		return new PresenceEvent(null, true, online, renamed, List.of());
	}

	private static List<Account> some(List<Account> users) {
		return users.subList(0, Math.min(MAX_NAMED, users.size()));
	}

}
