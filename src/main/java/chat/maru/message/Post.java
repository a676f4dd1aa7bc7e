package chat.maru.message;

import chat.maru.account.Account;

/**
 * Something that somebody wants to say.
 *
 * @param room the room's id
 * @param author who says it
 * @param clientId the UUID by which sending it again to the room is recognised, in lower
 * case
 * @param text what is said
 */
public record Post(String room, Account author, String clientId, String text) {
}
