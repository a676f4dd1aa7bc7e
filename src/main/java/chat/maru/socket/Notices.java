package chat.maru.socket;

import chat.maru.fanout.Topics;
import chat.maru.message.RoomRead;
import chat.maru.room.MembershipBegun;

import org.springframework.context.event.EventListener;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.stereotype.Component;

/** Tells all connections of a user about changes of the user's rooms. */
@Component
class Notices {

	private final SimpMessagingTemplate broker;

	Notices(SimpMessagingTemplate broker) {
		this.broker = broker;
	}

	@EventListener
	void joined(MembershipBegun event) {
		this.broker.convertAndSendToUser(event.account(), Topics.ROOMS, Notice.joined(event.room()));
	}

	@EventListener
	void read(RoomRead event) {
		this.broker.convertAndSendToUser(event.account(), Topics.ROOMS, Notice.read(event.room(), event.seq()));
	}

}
