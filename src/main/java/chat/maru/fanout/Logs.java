package chat.maru.fanout;

import java.util.List;

import chat.maru.message.RoomLog;
import chat.maru.person.PersonLog;
import chat.maru.person.PersonRights;
import chat.maru.room.ReadingRights;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** The logs that clients can subscribe to, each for the rights to it. */
@Component
class Logs {

	private final RoomLog rooms;

	private final PersonLog persons;

	private final JsonMapper json;

	Logs(RoomLog rooms, PersonLog persons, JsonMapper json) {
		this.rooms = rooms;
		this.persons = persons;
		this.json = json;
	}

	ReadableLog of(ReadingRights rights) {
		return new OfRoom(rights);
	}

	ReadableLog of(PersonRights rights) {
		return new OfPerson(rights);
	}

	private final class OfRoom implements ReadableLog {

		private final ReadingRights rights;

		private OfRoom(ReadingRights rights) {
			this.rights = rights;
		}

		@Override
		public String id() {
			return this.rights.roomId();
		}

		@Override
		public long lastSeq() {
			return Logs.this.rooms.lastSeq(this.rights);
		}

		@Override
		public List<EncodedEvent> after(long seq, int limit) {
			return Logs.this.rooms.events(this.rights, seq, limit)
				.events()
				.stream()
				.map((event) -> EncodedEvent.of(event, Logs.this.json))
				.toList();
		}

	}

	private final class OfPerson implements ReadableLog {

		private final PersonRights rights;

		private OfPerson(PersonRights rights) {
			this.rights = rights;
		}

		@Override
		public String id() {
			return this.rights.log();
		}

		@Override
		public long lastSeq() {
			return Logs.this.persons.lastSeq(this.rights);
		}

		@Override
		public List<EncodedEvent> after(long seq, int limit) {
			return Logs.this.persons.after(this.rights, seq, limit)
				.stream()
				.map((event) -> EncodedEvent.of(event, Logs.this.json))
				.toList();
		}

	}

}
