/**
 * Who somebody is: accounts, their names, roles and profiles, and as whom a session or a
 * request knows them.
 */
@ApplicationModule(displayName = "Accounts", allowedDependencies = { "refusal", "limit", "settings", "storage" })
@NullMarked
package chat.maru.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
