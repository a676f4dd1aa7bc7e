package chat.maru.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import chat.maru.account.Account;
import chat.maru.audit.AuditAction;
import chat.maru.audit.AuditLog;
import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Silences accounts in a room, for its moderators. */
@Service
public class RoomModeration {

	/** The maximum duration of a silence. */
	public static final Duration LONGEST = Duration.ofDays(30);

	private final RoomAccess access;

	private final Silences silences;

	private final AuditLog audit;

	private final Clock clock;

	RoomModeration(RoomAccess access, Silences silences, AuditLog audit, Clock clock) {
		this.access = access;
		this.silences = silences;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Returns the silences of a room, at most 1,000.
	 * @throws Refused if the caller cannot see the room or does not moderate it
	 */
	public List<Silence> silences(Account moderator, String room) {
		return this.silences.of(this.access.moderate(moderator.id(), room).roomId());
	}

	/**
	 * Silences an account from now on. This replaces an earlier silence.
	 * @param account the account; null if it does not exist
	 * @param minutes the duration in minutes, 1 to 43,200
	 * @throws Refused if the caller cannot see the room or does not moderate it, the
	 * account has the same or a higher role or does not exist, or the duration is out of
	 * range
	 */
	@Transactional
	public void silence(Account moderator, String room, @Nullable Account account, long minutes) {
		ModeratingRights rights = this.access.moderate(moderator.id(), room);
		if (account == null) {
			throw new Refused(RoomReason.NOBODY);
		}
		if (minutes < 1 || minutes > LONGEST.toMinutes()) {
			throw new Refused(RoomReason.SILENCE);
		}
		this.access.outrank(rights, account.id());
		Instant until = this.clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofMinutes(minutes));
		this.silences.put(room, account.id(), until);
		this.audit.note(moderator.id(), AuditAction.SILENCED, account.id(), room, "until=" + until);
	}

	/**
	 * Ends a silence. Ending it again changes nothing.
	 * @throws Refused if the caller cannot see the room or does not moderate it, or the
	 * account has the same or a higher role, such as the caller
	 */
	@Transactional
	public void lift(Account moderator, String room, String account) {
		this.access.outrank(this.access.moderate(moderator.id(), room), account);
		if (this.silences.delete(room, account)) {
			this.audit.note(moderator.id(), AuditAction.SILENCE_LIFTED, account, room, "");
		}
	}

}
