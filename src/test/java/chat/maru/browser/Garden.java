package chat.maru.browser;

import java.util.UUID;

import chat.maru.account.Account;
import chat.maru.message.ChangeDraft;
import chat.maru.message.MessageDeletion;
import chat.maru.message.MessagePinning;
import chat.maru.message.Reacting;
import chat.maru.message.RoomLog;
import chat.maru.message.SentMentions;
import chat.maru.registration.Guests;
import chat.maru.room.RoomAccess;
import chat.maru.room.RoomKind;
import chat.maru.room.RoomMembers;
import chat.maru.room.RoomRole;
import chat.maru.room.RoomService;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A public room with a user who posts there, created without the pages. */
final class Garden {

	private final RoomService desk;

	private final RoomMembers members;

	private final RoomAccess access;

	private final RoomLog log;

	private final MessageDeletion deletion;

	private final MessagePinning pinning;

	private final Reacting reacting;

	private final Guests guests;

	private final JdbcClient jdbc;

	private final Account gardener;

	private final String id;

	Garden(BeanFactory server) {
		this.desk = server.getBean(RoomService.class);
		this.members = server.getBean(RoomMembers.class);
		this.access = server.getBean(RoomAccess.class);
		this.log = server.getBean(RoomLog.class);
		this.deletion = server.getBean(MessageDeletion.class);
		this.pinning = server.getBean(MessagePinning.class);
		this.reacting = server.getBean(Reacting.class);
		this.guests = server.getBean(Guests.class);
		this.gardener = this.guests.welcome(People.unique("Gardener"), "192.0.2.2");
		this.jdbc = server.getBean(JdbcClient.class);
		this.jdbc.sql("update account set role = 'member' where id = ?").param(this.gardener.id()).update();
		this.id = this.desk.create(this.gardener, People.unique("Garden"), RoomKind.PUBLIC, "").id();
	}

	/** Adds a user who has an open page to the room and opens it. */
	void welcome(ChatPage page) {
		letIn(page);
		page.page().navigate(address());
		page.awaitConnected();
	}

	void letIn(ChatPage page) {
		letIn(account(page));
	}

	void letIn(Account account) {
		this.members.join(account, this.id);
	}

	private static Account account(ChatPage page) {
		return new Account((String) page.page().evaluate("document.body.dataset.account"), page.name());
	}

	/** A new user joins without being invited. */
	Account come(String name) {
		Account account = this.guests.welcome(People.unique(name), "192.0.2.2");
		this.members.join(account, this.id);
		return account;
	}

	/** Makes a user with an open page a moderator. */
	void appoint(ChatPage page) {
		this.members.change(this.gardener, this.id, account(page), RoomRole.MODERATOR);
	}

	/** Makes a user with an open page another owner. */
	void share(ChatPage page) {
		this.members.change(this.gardener, this.id, account(page), RoomRole.OWNER);
	}

	void leave(Account account) {
		this.members.leave(account, this.id);
	}

	void takeOut(ChatPage page) {
		takeOut(account(page));
	}

	void takeOut(Account account) {
		this.members.remove(this.gardener, this.id, account);
	}

	void rename(String name) {
		this.desk.change(this.gardener, this.id, name, null);
	}

	void changeTopic(String topic) {
		this.desk.change(this.gardener, this.id, null, topic);
	}

	void archive(boolean archived) {
		this.desk.archive(this.gardener, this.id, archived);
	}

	/** The gardener removes the message that was posted under a seq. */
	void removeMessage(long seq) {
		this.deletion.remove(this.access.delete(this.gardener.id(), this.id), this.id + "-" + seq);
	}

	/** The gardener pins the message that was posted under a seq. */
	void pin(long seq, boolean notice) {
		this.pinning
			.change(this.gardener, this.id,
					new ChangeDraft(true, UUID.randomUUID().toString(), "pin", seq, null, null, SentMentions.NONE, null,
							null, notice),
					true)
			.join();
	}

	/** An event that only a newer version of the server knows. */
	void grow() {
		this.jdbc.sql("""
				insert into event (room_id, seq, type, at, account_id, text, payload, messages)
				select room_id, seq + 1, 'grown', at, account_id, 'secret', '{"name":"oak"}', messages from event
				where room_id = ? order by seq desc limit 1""").param(this.id).update();
	}

	/** The gardener posts a message. Returns its seq. */
	long say(String text) {
		return say(this.gardener, text);
	}

	/** A member posts a message. Returns its seq. */
	long say(Account member, String text) {
		return this.log.post(this.access.post(member, this.id), UUID.randomUUID().toString(), text).join();
	}

	/** The gardener reacts to a message, or takes that back. */
	void react(long seq, String emoji, boolean wanted) {
		react(this.gardener, seq, emoji, wanted);
	}

	void react(Account member, long seq, String emoji, boolean wanted) {
		ChangeDraft draft = new ChangeDraft(true, UUID.randomUUID().toString(), null, seq, null, emoji,
				SentMentions.NONE, null, null, false);
		this.reacting.react(member, this.id, draft, wanted).join();
	}

	String gardener() {
		return this.gardener.name();
	}

	String address() {
		return "/rooms/" + this.id;
	}

	String id() {
		return this.id;
	}

}
