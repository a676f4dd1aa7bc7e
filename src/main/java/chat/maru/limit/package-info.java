/**
 * Rate limits, independent of what they limit.
 */
@ApplicationModule(displayName = "Limits", allowedDependencies = { "cluster", "refusal", "storage" })
@NullMarked
package chat.maru.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
