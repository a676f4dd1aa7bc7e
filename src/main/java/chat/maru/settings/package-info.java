/**
 * Stops the start at an unknown setting. Each feature has its own, as a record with
 * defaults and bounds.
 */
@ApplicationModule(displayName = "Settings", allowedDependencies = {})
@NullMarked
package chat.maru.settings;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
