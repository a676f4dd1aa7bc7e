/**
 * Refusals: the reason why a request was not carried out, and how a client is told. All
 * features use the same form.
 */
@ApplicationModule(displayName = "Refusals", allowedDependencies = {})
@NullMarked
package chat.maru.refusal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
