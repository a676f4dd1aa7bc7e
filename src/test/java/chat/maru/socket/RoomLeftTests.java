package chat.maru.socket;

import java.util.UUID;
import java.util.function.BiConsumer;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.StompFrame;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A user who is no longer in a room gets no further events of it, and stays connected.
 */
@MaruTest
class RoomLeftTests {

	@Autowired
	private Maru maru;

	@ParameterizedTest
	@EnumSource
	void aRemovedMember(Transport transport) {
		left(transport, false, (owner, room) -> this.maru.http()
			.delete("/api/rooms/" + room.room() + "/members/" + room.guest().id(), "Authorization", owner.bearer()));
	}

	@ParameterizedTest
	@EnumSource
	void aMemberWhoLeaves(Transport transport) {
		left(transport, true, (owner, room) -> this.maru.http()
			.postJson("/api/rooms/" + room.room() + "/leave", "", "Authorization", room.guest().bearer()));
	}

	private void left(Transport transport, boolean byThemselves, BiConsumer<Guest, Seat> end) {
		Guest owner = Members.member(this.maru);
		String room = Members.room(this.maru, owner, UUID.randomUUID().toString(), "public");
		String other = this.maru.room();
		Guest guest = this.maru.guest();
		this.maru.http().postJson("/api/rooms/" + room + "/join", "", "Authorization", guest.bearer());
		StompSocket socket = this.maru.socket(transport, guest);
		socket.subscribe("s", "/topic/chat." + room);
		socket.subscribe("t", "/topic/chat." + other);
		socket.post(room, "while in it");
		assertThat(Posts.text(socket.event("s"))).isEqualTo("while in it");
		end.accept(owner, new Seat(guest, room));
		StompSocket author = this.maru.socket(Transport.NATIVE, owner);
		author.post(room, "not for everyone");
		author.post(other, "for everyone");
		JsonNode told = socket.refusal();
		assertThat(told.get("code").stringValue()).isEqualTo("room-left");
		assertThat(told.get("room").stringValue()).isEqualTo(room);
		assertThat(told.at("/by/id").stringValue()).isEqualTo((byThemselves ? guest : owner).id());
		assertThat(Posts.text(socket.event("t"))).isEqualTo("for everyone");
		assertThat(socket.rest()).extracting(StompFrame::body).noneMatch((body) -> body.contains("not for everyone"));
		socket.send("SUBSCRIBE", "", "id:again", "destination:/topic/chat." + room, "after:0");
		assertThat(socket.refusal().get("code").stringValue()).isEqualTo("room-unknown");
		socket.send("SEND", Posts.body("from outside"), "destination:/app/chat." + room);
		assertThat(socket.refusal().get("code").stringValue()).isEqualTo("room-unknown");
	}

	private record Seat(Guest guest, String room) {
	}

}
