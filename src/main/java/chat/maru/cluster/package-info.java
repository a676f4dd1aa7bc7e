/**
 * What other nodes must hear: {@link chat.maru.cluster.Notices notices}, which are plain
 * values, published in the transaction of what they tell, and
 * {@link chat.maru.cluster.RowCache row caches}, which forget on a notice. There is one
 * node today, and delivery is a direct call.
 */
@ApplicationModule(displayName = "Cluster", allowedDependencies = "health")
@NullMarked
package chat.maru.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
