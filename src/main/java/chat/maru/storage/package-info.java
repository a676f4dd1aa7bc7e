/**
 * The database: its folder and file, its connection pools, pragmas and migrations, and
 * the answer to a request when it fails. Each feature has its own SQL.
 */
@ApplicationModule(displayName = "Storage", allowedDependencies = { "refusal", "health" })
@NullMarked
package chat.maru.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
