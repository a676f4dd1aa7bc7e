/**
 * Accounts: their names, roles and profiles, and the account that a session or a request
 * belongs to.
 */
@ApplicationModule(displayName = "Accounts", allowedDependencies = { "cluster", "refusal", "limit", "storage" })
@NullMarked
package chat.maru.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
