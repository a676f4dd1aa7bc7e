package chat.maru.room;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import chat.maru.account.AccountChanged;
import chat.maru.account.AccountDeleted;
import chat.maru.cluster.Notice;
import chat.maru.cluster.Notices;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** The cached list of the rooms of an account follows every change. */
@MaruTest
class RoomListTests {

	private static final RoomSeat SEAT = new RoomSeat(new Room("pond", "Pond", RoomKind.PRIVATE, "", false, false),
			RoomRole.MEMBER, NotificationLevel.ALL, null, List.of());

	@Autowired
	private Maru maru;

	@Autowired
	private RoomLists lists;

	@Autowired
	private PlatformTransactionManager transactions;

	private Guest owner;

	private Guest guest;

	private String room;

	@BeforeEach
	void begin() {
		this.owner = Members.member(this.maru);
		this.guest = Members.member(this.maru);
		assertThat(this.lists.of(this.owner.id())).noneMatch((seat) -> seat.room().name().equals("Pond"));
		this.room = Members.room(this.maru, this.owner, "Pond", "private");
		assertThat(listed(this.guest, this.room)).isEmpty();
	}

	@Test
	void theCreatorOfARoomIsInIt() {
		assertThat(listed(this.owner, this.room)).isPresent();
	}

	@Test
	void itIsKept() {
		assertThat(this.lists.of(this.guest.id())).isSameAs(this.lists.of(this.guest.id()));
	}

	@Test
	void joiningAndLeavingChangeTheList() {
		letIn();
		assertThat(listed(this.guest, this.room)).isPresent();
		ask("DELETE", "/members/" + this.guest.id(), "");
		assertThat(listed(this.guest, this.room)).isEmpty();
		letIn();
		assertThat(listed(this.guest, this.room)).isPresent();
		answered(204, this.guest, "POST", "/api/rooms/" + this.room + "/leave", "");
		assertThat(listed(this.guest, this.room)).isEmpty();
	}

	@Test
	void aRoleThatChanges() {
		letIn();
		assertThat(listed(this.guest, this.room)).map((room) -> room.get("role").stringValue()).contains("member");
		ask("PUT", "/members/" + this.guest.id(), "{\"role\":\"moderator\"}");
		assertThat(listed(this.guest, this.room)).map((room) -> room.get("role").stringValue()).contains("moderator");
		assertThat(listed(this.guest, this.room)).map((room) -> room.get("may").toString())
			.contains("[\"post\",\"pin\",\"invite\",\"moderate\",\"leave\"]");
		// The member who stays becomes the owner.
		answered(204, this.owner, "POST", "/api/rooms/" + this.room + "/leave", "");
		assertThat(listed(this.guest, this.room)).map((room) -> room.get("role").stringValue()).contains("owner");
	}

	@Test
	void aRoomThatChanges() {
		letIn();
		assertThat(listed(this.guest, this.room)).map((room) -> room.get("name").stringValue()).contains("Pond");
		answered(200, this.owner, "PATCH", "/api/rooms/" + this.room, "{\"name\":\"Lake\"}");
		assertThat(listed(this.guest, this.room)).map((room) -> room.get("name").stringValue()).contains("Lake");
		ask("PUT", "/archived", "{\"archived\":true}");
		assertThat(listed(this.guest, this.room)).map((room) -> room.get("archived").booleanValue()).contains(true);
	}

	@Test
	void aLevelThatChanges() {
		assertThat(listed(this.owner, this.room)).map((room) -> room.get("level").stringValue()).contains("all");
		ask("PUT", "/level", "{\"level\":\"none\"}");
		assertThat(listed(this.owner, this.room)).map((room) -> room.get("level").stringValue()).contains("none");
	}

	@Test
	void aDirectMessageIsNamedAfterItsPeople() {
		assertThat(listed(this.guest, this.room)).isEmpty();
		String talk = Posts
			.json(answered(200, this.owner, "POST", "/api/direct", "{\"people\":[\"" + this.guest.id() + "\"]}"))
			.get("id")
			.stringValue();
		assertThat(listed(this.owner, talk)).isPresent();
		assertThat(listed(this.guest, talk)).isPresent();
		String name = "Willow " + this.guest.id().substring(0, 8);
		answered(200, this.guest, "PUT", "/api/me/name", "{\"name\":\"" + name + "\"}");
		assertThat(listed(this.owner, talk)).map((room) -> room.at("/people/0/name").stringValue()).contains(name);
	}

	@ParameterizedTest
	@MethodSource("changes")
	void aListThatChangesWhileItIsReadIsNotKept(Notice change) {
		Rooms rooms = mock();
		Notices notices = new Notices();
		RoomLists raced = new RoomLists(rooms, notices, this.transactions);
		TransactionTemplate committing = new TransactionTemplate(this.transactions);
		committing.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		given(rooms.of("ann")).willAnswer((read) -> {
			committing.executeWithoutResult((status) -> notices.publish(change));
			return List.of();
		}).willReturn(List.of(SEAT));
		assertThat(raced.of("ann")).isEmpty();
		assertThat(raced.of("ann")).hasSize(1);
	}

	private static Stream<Notice> changes() {
		return Stream.of(new RoomChanged("garden"), new SeatChanged("ann", "garden"), new AccountChanged("ben"),
				new AccountDeleted("ben"));
	}

	@Test
	void aTransactionThatMaySeeAnOldListIsNotReadIn() {
		TransactionTemplate begun = new TransactionTemplate(this.transactions);
		begun.setReadOnly(true);
		assertThatIllegalStateException().isThrownBy(() -> begun.execute((status) -> this.lists.of(this.owner.id())));
	}

	private void letIn() {
		ask("PUT", "/members/" + this.guest.id(), "{}");
	}

	/** The owner does something in the room. */
	private void ask(String method, String path, String body) {
		answered(204, this.owner, method, "/api/rooms/" + this.room + path, body);
	}

	private String answered(int status, Guest who, String method, String path, String body) {
		HttpResponse<String> answer = this.maru.http()
			.send(method, path, body, "Authorization", who.bearer(), "Content-Type", "application/json");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		return answer.body();
	}

	private Optional<JsonNode> listed(Guest who, String room) {
		return Posts.json(answered(200, who, "GET", "/api/rooms", ""))
			.valueStream()
			.filter((one) -> one.get("id").stringValue().equals(room))
			.findFirst();
	}

}
