package chat.maru.page;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;

import chat.maru.room.RoomMember;

/**
 * A page of the members of a room, those whose name contains a text.
 *
 * @param query the text; empty for all members
 * @param shown the members of the page, in the order of the list
 * @param total how many members the room has
 * @param found how many of them have the text in their name
 * @param number the number of the page, from 1
 * @param last the number of the last page; 1 if nobody was found
 */
record MemberPage(String query, List<RoomMember> shown, int total, int found, int number, int last) {

	static final int SIZE = 50;

	/** From this number of members on, the list can be searched. */
	private static final int SEARCHED_FROM = 10;

	/**
	 * Selects the members of a page.
	 * @param wanted the number of the page; the nearest existing one is taken
	 */
	static MemberPage of(List<RoomMember> members, String query, int wanted) {
		String part = folded(query);
		List<RoomMember> found = members.stream().filter((member) -> folded(member.name()).contains(part)).toList();
		int last = Math.max(1, (found.size() + SIZE - 1) / SIZE);
		int number = Math.max(1, Math.min(wanted, last));
		List<RoomMember> shown = found.subList((number - 1) * SIZE, Math.min(number * SIZE, found.size()));
		return new MemberPage(query, shown, members.size(), found.size(), number, last);
	}

	/** Whether the page has a field to search for members. */
	public boolean isSearched() {
		return this.total >= SEARCHED_FROM || !this.query.isEmpty();
	}

	private static String folded(String name) {
		return Normalizer.normalize(name, Form.NFKC).toLowerCase(Locale.ROOT).strip();
	}

}
