package chat.maru.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import chat.maru.room.ReadingRights;

import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads single messages of several rooms. */
@Repository
public class SelectedMessages {

	private final MessageReader reader;

	SelectedMessages(MessageReader reader) {
		this.reader = reader;
	}

	/**
	 * Returns messages as they are now, by their places. Places without a message are
	 * missing.
	 * @param places at most some hundred
	 */
	@Transactional(readOnly = true)
	public Map<Place, Message> of(Collection<Place> places) {
		Map<Place, Message> messages = new HashMap<>();
		if (!places.isEmpty()) {
			Map<String, Place> byId = new HashMap<>();
			Map<String, List<Long>> rooms = new TreeMap<>();
			places.forEach((place) -> {
				byId.put(Message.id(place.rights().roomId(), place.seq()), place);
				rooms.computeIfAbsent(place.rights().roomId(), (room) -> new ArrayList<>()).add(place.seq());
			});
			this.reader.messages(rooms).forEach((message) -> {
				Place place = byId.get(message.id());
				if (place != null) {
					messages.put(place, message);
				}
			});
		}
		return messages;
	}

	/**
	 * Where a message is.
	 *
	 * @param rights the rights to read its room
	 */
	public record Place(ReadingRights rights, long seq) {
	}

}
