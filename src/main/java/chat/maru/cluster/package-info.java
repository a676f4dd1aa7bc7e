/**
 * Tells all nodes about changes: {@link chat.maru.cluster.Notices notices} are plain
 * values, published in the transaction of the change, and
 * {@link chat.maru.cluster.RowCache row caches} forget on a notice. There is one node
 * today, and delivery is a direct call.
 */
@ApplicationModule(displayName = "Cluster", allowedDependencies = "health")
@NullMarked
package chat.maru.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
