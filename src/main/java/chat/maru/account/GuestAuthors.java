package chat.maru.account;

import java.util.Set;

/** Tells which guests have written something. Whatever keeps messages implements it. */
public interface GuestAuthors {

	/**
	 * The ids of all guests who have written a message, removed ones included. This may
	 * read all messages, so ask seldom, and outside a transaction.
	 */
	Set<String> all();

}
