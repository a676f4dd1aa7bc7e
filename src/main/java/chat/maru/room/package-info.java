/**
 * Rooms, their members, and {@link chat.maru.room.RoomAccess}, which decides for all
 * entry points what an account may do in a room.
 */
@ApplicationModule(displayName = "Rooms",
		allowedDependencies = { "cluster", "refusal", "limit", "log", "account", "person", "audit", "storage" })
@NullMarked
package chat.maru.room;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
