package chat.maru.account;

/**
 * Somebody who can read and write.
 *
 * @param id an opaque id that never changes
 * @param name what others see, 1 to 40 characters; no two people have names that look
 * alike
 */
public record Account(String id, String name) {
}
