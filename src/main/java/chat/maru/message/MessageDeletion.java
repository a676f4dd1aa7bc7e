package chat.maru.message;

import java.util.OptionalLong;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.log.LogWriter;
import chat.maru.refusal.Refused;
import chat.maru.room.ReadingRights;
import chat.maru.room.Room;
import chat.maru.room.RoomAccess;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes messages, for their author or for a moderator of the room. The text is erased
 * from the database; the message stays in the log without it.
 */
@Service
public class MessageDeletion {

	private final RoomAccess access;

	private final Accounts accounts;

	private final MessageReader reader;

	private final LogWriter log;

	private final TransactionTemplate reading;

	MessageDeletion(RoomAccess access, Accounts accounts, MessageReader reader, LogWriter log,
			PlatformTransactionManager transactions) {
		this.access = access;
		this.accounts = accounts;
		this.reader = reader;
		this.log = log;
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
	}

	/**
	 * Deletes a message. Deleting it again changes nothing.
	 * @param id the message's id
	 * @throws Refused if the room does not have this message, or another account wrote it
	 * and the caller does not moderate the room
	 */
	public void remove(ReadingRights rights, String id) {
		Room room = rights.room();
		Message message = find(room, id);
		if (!message.author().id().equals(rights.account())) {
			this.access.moderate(rights);
		}
		Account account = this.accounts.find(rights.account()).orElseThrow();
		this.log.commit(new Deletion(room.id(), message, account));
	}

	private Message find(Room room, String id) {
		OptionalLong seq = Message.seq(room.id(), id);
		Message message = seq.isPresent()
				? this.reading.execute((status) -> this.reader.message(room.id(), seq.getAsLong()).orElse(null)) : null;
		if (message == null) {
			throw new Refused(MessageReason.UNKNOWN);
		}
		return message;
	}

}
