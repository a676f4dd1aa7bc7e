/**
 * Whether the process is well: what ends it at once, and which of its threads it cannot
 * do without.
 */
@ApplicationModule(displayName = "Health", allowedDependencies = {})
@NullMarked
package chat.maru.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
