package chat.maru.message;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import chat.maru.account.Account;
import chat.maru.log.Outcome;
import chat.maru.refusal.Refused;
import chat.maru.room.PostingRights;
import chat.maru.room.RoomAccess;

import org.springframework.stereotype.Service;

/**
 * Posting, the same from every entry point: first the limit, then the gate, then the log.
 */
@Service
public class Posting {

	private final PostLimit limit;

	private final RoomAccess access;

	private final RoomLog log;

	Posting(PostLimit limit, RoomAccess access, RoomLog log) {
		this.limit = limit;
		this.access = access;
		this.log = log;
	}

	/**
	 * Post a message. A message that was posted before, by its clientId, is not stored
	 * again.
	 * @return completes once the message is on disk, or exceptionally with
	 * {@link Refused}; on the writer's thread, so what hangs on it must be quick
	 * @throws Refused if the draft is not a message, the account posts too often or may
	 * not post in the room, or too much waits to be committed
	 */
	public CompletableFuture<Outcome> post(Account author, String room, Draft draft) {
		return attempt(author, room, draft).post();
	}

	/**
	 * Begin to post a message: it may be, and is not yet.
	 * @throws Refused if the draft is not a message, or the account posts too often or
	 * may not post in the room
	 */
	Attempt attempt(Account author, String room, Draft draft) {
		draft.check();
		this.limit.count(author);
		return new Attempt(this.access.post(author, room), draft);
	}

	/** A message that may be posted. */
	final class Attempt {

		private final PostingRights rights;

		private final Draft draft;

		private Attempt(PostingRights rights, Draft draft) {
			this.rights = rights;
			this.draft = draft;
		}

		/** The message, if it was posted before. */
		Optional<Message> before() {
			return Posting.this.log.posted(this.rights, this.draft.clientId());
		}

		CompletableFuture<Outcome> post() {
			return Posting.this.log.submit(this.rights, this.draft.clientId(), this.draft.text());
		}

	}

}
