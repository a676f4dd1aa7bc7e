/**
 * The health of the process: which errors end it at once, and which of its threads must
 * keep running.
 */
@ApplicationModule(displayName = "Health", allowedDependencies = {})
@NullMarked
package chat.maru.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
