/**
 * The settings of the operator: every {@code maru.*} property with its default and its
 * bounds.
 */
@ApplicationModule(displayName = "Settings", allowedDependencies = {})
@NullMarked
package chat.maru.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
