package chat.maru.account;

import java.util.Set;

/**
 * Tells which guests have written messages. Implemented by the module that stores
 * messages.
 */
public interface GuestAuthors {

	/**
	 * Returns the ids of all guests who have written a message, including deleted
	 * messages. This may read all messages, so call it rarely, and outside a transaction.
	 */
	Set<String> all();

}
