/**
 * The database: its file, its pools, its pragmas and its migrations. Features own their
 * SQL.
 */
@ApplicationModule(displayName = "Storage", allowedDependencies = { "settings" })
@NullMarked
package chat.maru.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
