package chat.maru.fanout;

import java.util.List;

import chat.maru.account.Account;

/**
 * A signal that says who is typing in a room. It replaces the one before.
 *
 * @param type for programs
 * @param room the room's id
 * @param watched whether several people see such signals in the room now, so that it
 * makes sense to say that one is typing
 * @param people those who are typing, at most {@value #MAX_NAMED}, the one who began
 * first comes first
 */
record TypingEvent(String type, String room, boolean watched, List<Person> people) {

	/**
	 * The maximum number of people. A reader shows three names besides its own, or that
	 * there are several.
	 */
	static final int MAX_NAMED = 5;

	TypingEvent(String room, boolean watched, List<Person> people) {
		this("typing", room, watched, people);
	}

	/**
	 * A person who is typing.
	 *
	 * @param id the account's id
	 * @param name the account's name
	 */
	record Person(String id, String name) {

		static Person of(Account account) {
			return new Person(account.id(), account.name());
		}

	}

}
