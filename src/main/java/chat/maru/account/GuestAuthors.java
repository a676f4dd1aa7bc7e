package chat.maru.account;

import java.util.Set;

/**
 * Tells which guests have written something. Implemented by the module that stores
 * messages.
 */
public interface GuestAuthors {

	/**
	 * The ids of all guests who have written a message, removed ones included. This may
	 * read all messages, so call it rarely, and outside a transaction.
	 */
	Set<String> all();

}
