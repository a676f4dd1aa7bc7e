/**
 * Tells all nodes about changes: {@link chat.maru.cluster.Notices notices} are plain
 * values, published in the transaction of the change, and
 * {@link chat.maru.cluster.RowCache row caches} forget on a notice. With SQLite there is
 * one node, and delivery is a direct call. With PostgreSQL each node also follows the
 * notices of the others in the database, and the {@link chat.maru.cluster.Bus bus} tells
 * it when there is something to read.
 */
@ApplicationModule(displayName = "Cluster", allowedDependencies = { "health", "storage" })
@NullMarked
package chat.maru.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
