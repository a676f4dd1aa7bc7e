/**
 * Who somebody is: guests, their names, their sessions and tokens.
 */
@ApplicationModule(displayName = "Accounts", allowedDependencies = { "settings", "audit" })
@NullMarked
package chat.maru.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
