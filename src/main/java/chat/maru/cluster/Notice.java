package chat.maru.cluster;

/**
 * Tells every node what changed. A notice is a record of ids, codes, times and other
 * plain values, so that it can be stored and sent. Listeners read from the database what
 * they need besides.
 */
public interface Notice {

}
