package chat.maru.room;

import chat.maru.account.StoredLooks;

import org.springframework.stereotype.Component;

/** Stores what the names of public rooms look like. */
@Component
class RoomLooks extends StoredLooks {

	RoomLooks() {
		super("room", "select id, name from room where kind = 'public' order by id <> 'lobby', created_at, id");
	}

}
