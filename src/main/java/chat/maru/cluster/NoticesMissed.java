package chat.maru.cluster;

/**
 * This node does not know what other nodes told, because it was away for longer than that
 * is kept, or because a replica took over from the database. All row caches have
 * forgotten their rows. Told on this node only.
 */
public record NoticesMissed() implements Notice {
}
