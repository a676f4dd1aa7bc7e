package chat.maru.page;

import java.util.List;
import java.util.stream.IntStream;

import chat.maru.room.RoomMember;
import chat.maru.room.RoomRole;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages of a room's members. */
class MemberPageTests {

	private static final List<RoomMember> MEMBERS = IntStream.rangeClosed(1, 120)
		.mapToObj((number) -> member("Member " + number))
		.toList();

	@Test
	void eachMemberIsOnOnePage() {
		assertThat(MemberPage.of(MEMBERS, "", 1).shown()).isEqualTo(MEMBERS.subList(0, 50));
		assertThat(MemberPage.of(MEMBERS, "", 3).shown()).isEqualTo(MEMBERS.subList(100, 120));
	}

	@Test
	void aPageThatDoesNotExistIsTheNearestOne() {
		assertThat(MemberPage.of(MEMBERS, "", 9).number()).isEqualTo(3);
		assertThat(MemberPage.of(MEMBERS, "", -1).number()).isEqualTo(1);
		assertThat(MemberPage.of(MEMBERS, "nobody", 2)).isEqualTo(new MemberPage("nobody", List.of(), 120, 0, 1, 1));
	}

	@Test
	void membersAreFoundByAnyPartOfTheirNameInAnyCase() {
		List<RoomMember> people = List.of(member("Ben Carter"), member("박하린"), member("ＢＥＮ"));
		assertThat(MemberPage.of(people, " ben", 1).shown()).extracting(RoomMember::name)
			.containsExactly("Ben Carter", "ＢＥＮ");
		assertThat(MemberPage.of(people, "하린", 1).found()).isEqualTo(1);
	}

	private static RoomMember member(String name) {
		return new RoomMember(name, name, RoomRole.MEMBER, null, List.of());
	}

}
