package chat.maru.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import chat.maru.message.RoomView;
import chat.maru.room.Room;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** The list of rooms next to the chat for a user in many rooms. */
@MaruTest
class SidebarTests {

	private static final Pattern LISTED = Pattern.compile("class=\"rooms-link\"[^>]*data-room=\"([^\"]+)\"");

	@Autowired
	private Maru maru;

	@Test
	void allRoomsAreShownIfTheyFit() {
		List<RoomView> all = rooms(Sidebar.MOST);
		Sidebar sidebar = Sidebar.of(all, Room.LOBBY);
		assertThat(sidebar.rooms()).isEqualTo(all);
		assertThat(sidebar.more()).isZero();
	}

	@Test
	void theFirstRoomsAreShownIfThereAreMore() {
		List<RoomView> all = rooms(Sidebar.MOST + 7);
		Sidebar sidebar = Sidebar.of(all, Room.LOBBY);
		assertThat(sidebar.rooms()).isEqualTo(all.subList(0, Sidebar.MOST));
		assertThat(sidebar.more()).isEqualTo(7);
	}

	@Test
	void theOpenRoomAndUnreadRoomsArePreferredAndKeepTheirOrder() {
		List<RoomView> all = rooms(100);
		given(all.get(60).unread()).willReturn(1L);
		given(all.get(99).unread()).willReturn(12L);
		List<RoomView> expected = new ArrayList<>(all.subList(0, Sidebar.MOST - 3));
		expected.addAll(List.of(all.get(60), all.get(80), all.get(99)));
		assertThat(Sidebar.of(all, "80").rooms()).isEqualTo(expected);
	}

	@Test
	void favouritesAreASectionInTheUsersOrder() {
		List<RoomView> all = rooms(100);
		given(all.get(70).favourite()).willReturn(2);
		given(all.get(80).favourite()).willReturn(1);
		given(all.get(60).unread()).willReturn(1L);
		Sidebar sidebar = Sidebar.of(all, Room.LOBBY);
		assertThat(sidebar.favourites()).containsExactly(all.get(80), all.get(70));
		assertThat(sidebar.rooms()).hasSize(Sidebar.MOST - 2)
			.contains(all.get(60))
			.doesNotContain(all.get(80), all.get(70));
		assertThat(sidebar.more()).isEqualTo(100 - Sidebar.MOST);
	}

	@Test
	void archivedRoomsAreNotListedUnlessTheyAreOpen() {
		List<RoomView> all = rooms(Sidebar.MOST + 2);
		given(all.get(3).archived()).willReturn(true);
		given(all.get(4).archived()).willReturn(true);
		Sidebar sidebar = Sidebar.of(all, "4");
		assertThat(sidebar.rooms()).hasSize(Sidebar.MOST).contains(all.get(4)).doesNotContain(all.get(3));
		assertThat(sidebar.more()).isEqualTo(1);
	}

	@Test
	void theLobbyAndTheOpenRoomAreAlwaysShown() {
		List<RoomView> all = rooms(100);
		all.subList(1, 90).forEach((room) -> given(room.unread()).willReturn(1L));
		assertThat(Sidebar.of(all, "95").rooms()).hasSize(Sidebar.MOST).contains(all.get(0), all.get(95));
	}

	@Test
	void thePageShowsHowManyMoreThereAre() {
		Guest member = Members.member(this.maru);
		IntStream.rangeClosed(0, Sidebar.MOST)
			.forEach((index) -> Members.room(this.maru, member, "One of many " + index, "private"));
		String last = Members.room(this.maru, member, "Zzz", "private");
		int all = Posts.json(this.maru.http().get("/api/rooms", "Authorization", member.bearer()).body()).size();
		String page = this.maru.http().get("/rooms/" + last, "Authorization", member.bearer()).body();
		assertThat(LISTED.matcher(page).results().map((room) -> room.group(1))).hasSize(Sidebar.MOST)
			.contains(Room.LOBBY, last);
		assertThat(page).contains(all - Sidebar.MOST + " more rooms");
		String small = this.maru.http().get("/", "Authorization", this.maru.guest().bearer()).body();
		assertThat(small.contains("more rooms")).isEqualTo(LISTED.matcher(small).results().count() == Sidebar.MOST);
	}

	/** The lobby, and other rooms without unread messages. */
	private static List<RoomView> rooms(int count) {
		return IntStream.range(0, count).mapToObj((index) -> {
			RoomView room = mock();
			given(room.id()).willReturn((index == 0) ? Room.LOBBY : String.valueOf(index));
			given(room.favourite()).willReturn(null);
			return room;
		}).toList();
	}

}
