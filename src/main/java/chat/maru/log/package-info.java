/**
 * The engine of the logs. One writer commits changes in batches and appends numbered
 * entries. This package does not know what entries mean.
 * <p>
 * A feature defines {@link chat.maru.log.Change changes}, which are values, and applies
 * them with a {@link chat.maru.log.ChangeApplier} inside the transaction of the commit. A
 * {@link chat.maru.log.Projection} handles the entries inside that transaction, a
 * {@link chat.maru.log.LogListener} after it. A {@link chat.maru.log.Follower} reads the
 * logs later and at its own pace.
 */
@ApplicationModule(displayName = "Log", allowedDependencies = { "cluster", "health", "refusal", "storage" })
@NullMarked
package chat.maru.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
