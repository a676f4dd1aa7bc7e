package chat.maru.cluster;

/**
 * Tells every node what changed. A notice is a record of ids, codes, times and other
 * plain values, so that it can be stored and sent. Listeners read from the database what
 * they need besides.
 * <p>
 * Another node hears a notice up to a second late, so what it tells may have changed
 * again: a listener that takes something away checks that it is still so.
 * <p>
 * The simple name of the record and the names of its components are stored, and nodes of
 * an earlier version read them. Never rename or reuse them.
 */
public interface Notice {

}
