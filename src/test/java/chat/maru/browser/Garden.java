package chat.maru.browser;

import java.util.UUID;

import chat.maru.account.Account;
import chat.maru.account.Guests;
import chat.maru.message.Post;
import chat.maru.message.RoomLog;
import chat.maru.room.RoomDesk;
import chat.maru.room.RoomKind;
import chat.maru.room.RoomMembers;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A public room and somebody who talks there, made behind the backs of the pages. */
final class Garden {

	private final RoomDesk desk;

	private final RoomMembers members;

	private final RoomLog log;

	private final Account gardener;

	private final String id;

	Garden(BeanFactory server) {
		this.desk = server.getBean(RoomDesk.class);
		this.members = server.getBean(RoomMembers.class);
		this.log = server.getBean(RoomLog.class);
		this.gardener = server.getBean(Guests.class).welcome(People.unique("Gardener"), "192.0.2.2");
		server.getBean(JdbcClient.class)
			.sql("update account set role = 'member' where id = ?")
			.param(this.gardener.id())
			.update();
		this.id = this.desk.create(this.gardener, People.unique("Garden"), RoomKind.PUBLIC, "").id();
	}

	/** Lets somebody in who is on a page, and leads them there. */
	void welcome(ChatPage page) {
		letIn(page);
		page.page().navigate(address());
		page.awaitConnected();
	}

	void letIn(ChatPage page) {
		String account = (String) page.page().evaluate("document.body.dataset.account");
		this.members.join(new Account(account, page.name()), this.id);
	}

	/** The gardener says something, and the server has it. */
	void say(String text) {
		this.log.post(new Post(this.id, this.gardener, UUID.randomUUID().toString(), text)).join();
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
