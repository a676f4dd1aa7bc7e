/**
 * That somebody did not get what they wanted, why, and how a program is told: in the same
 * way for whatever it was about.
 */
@ApplicationModule(displayName = "Refusals", allowedDependencies = {})
@NullMarked
package chat.maru.refusal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
