package chat.maru.message;

import java.util.List;

/**
 * The reactions to a message with one emoji.
 *
 * @param emoji the emoji, without skin tone
 * @param count how many people reacted with it, at least 1
 * @param people the ids of some of them, at most 20
 */
public record Reaction(String emoji, int count, List<String> people) {
}
