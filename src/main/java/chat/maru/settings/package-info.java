/**
 * What an operator may set: every {@code maru.*} property, its default and its bounds.
 */
@ApplicationModule(displayName = "Settings", allowedDependencies = {})
@NullMarked
package chat.maru.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
