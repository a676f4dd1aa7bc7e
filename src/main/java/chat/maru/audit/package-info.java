/**
 * What was done to keep order, by whom and to whom: written in one commit with what was
 * done, read by administrators.
 */
@ApplicationModule(displayName = "Audit", allowedDependencies = {})
@NullMarked
package chat.maru.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
