package chat.maru.socket;

import chat.maru.fanout.Topics;
import chat.maru.message.RoomRead;
import chat.maru.room.MembershipBegun;

import org.springframework.context.event.EventListener;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.stereotype.Component;

/** Tells all connections of a user about changes of the user's rooms. */
@Component("roomNotices")
class Notices {

	private final SimpMessagingTemplate broker;

	Notices(SimpMessagingTemplate broker, chat.maru.cluster.Notices notices) {
		this.broker = broker;
		notices.on(MembershipBegun.class, (notice) -> send(notice.account(), Notice.joined(notice.room())));
	}

	@EventListener
	void read(RoomRead event) {
		send(event.account(), Notice.read(event.room(), event.seq()));
	}

	private void send(String account, Notice notice) {
		this.broker.convertAndSendToUser(account, Topics.ROOMS, notice);
	}

}
