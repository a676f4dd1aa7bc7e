package chat.maru.message;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import chat.maru.account.Account;
import chat.maru.log.Outcome;
import chat.maru.refusal.Refused;
import chat.maru.room.PostingRights;
import chat.maru.room.RoomAccess;

import org.springframework.stereotype.Service;

/**
 * Posts messages, in the same way for all entry points: it checks the limit and then the
 * access to the room, and submits the message to the log.
 */
@Service
public class Posting {

	private final PostLimit limit;

	private final RoomAccess access;

	private final RoomLog log;

	private final Replies replies;

	Posting(PostLimit limit, RoomAccess access, RoomLog log, Replies replies) {
		this.limit = limit;
		this.access = access;
		this.log = log;
		this.replies = replies;
	}

	/**
	 * Posts a message. A message that was already posted with the same clientId is not
	 * stored again.
	 * @return completes when the message is on disk, or exceptionally with
	 * {@link Refused}. It completes on the writer's thread, so dependent stages must be
	 * quick
	 * @throws Refused if the draft is not a valid message, the account posts too often or
	 * may not post in the room, or replies to a message that it does not have, or too
	 * many changes wait to be committed
	 */
	public CompletableFuture<Outcome> post(Account author, String room, Draft draft) {
		return attempt(author, room, draft).post();
	}

	/**
	 * Checks that a message may be posted, without posting it yet.
	 * @throws Refused if the draft is not well-formed, or the account posts too often or
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

		/** Returns the message if it was posted before with the same clientId. */
		Optional<Message> before() {
			return Posting.this.log.posted(this.rights, this.draft.clientId());
		}

		CompletableFuture<Outcome> post() {
			return post(mentions());
		}

		/** Posts the message with the mentions of its text. */
		CompletableFuture<Outcome> post(List<Mention> mentions) {
			Reply reply = Posting.this.replies.of(this.rights, this.draft);
			return Posting.this.log.submit(this.rights, this.draft.clientId(), this.draft.text(), mentions, reply);
		}

		/**
		 * Returns the mentions of the text.
		 * @throws Refused if the text or its mentions are not valid
		 */
		List<Mention> mentions() {
			return Posting.this.log.mentions(this.rights, this.draft.text(), this.draft.mentions());
		}

	}

}
