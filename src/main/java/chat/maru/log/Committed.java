package chat.maru.log;

import org.jspecify.annotations.Nullable;

/**
 * An entry that is on disk.
 *
 * @param change the change that the entry comes from; null if the entry was read from the
 * log, usually because another node committed it
 */
public record Committed(@Nullable Change change, Entry entry) {
}
