/**
 * The database: its folder and file, its pools, its pragmas and its migrations, and what
 * becomes of a request when it fails. Features own their SQL.
 */
@ApplicationModule(displayName = "Storage", allowedDependencies = { "settings", "health" })
@NullMarked
package chat.maru.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
