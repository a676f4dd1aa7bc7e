/**
 * How often something may happen. Nothing here knows what it is.
 */
@ApplicationModule(displayName = "Limits", allowedDependencies = "refusal")
@NullMarked
package chat.maru.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
