package chat.maru.message;

import java.util.List;

/**
 * The replies to a message, as a page of messages lists them.
 *
 * @param root the seq of the thread's first message
 * @param replies how many replies it has, without deleted ones; at least 1
 * @param authors the authors of the newest replies, at most 3; the newest one first
 */
public record ThreadSummary(long root, int replies, List<Author> authors) {
}
