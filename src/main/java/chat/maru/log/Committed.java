package chat.maru.log;

/**
 * An entry that is on disk.
 *
 * @param change the change that the entry comes from
 */
public record Committed(Change change, Entry entry) {
}
