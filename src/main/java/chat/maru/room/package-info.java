/**
 * Rooms, who is in them, and {@link chat.maru.room.RoomAccess}, the one gate that every
 * door asks.
 */
@ApplicationModule(displayName = "Rooms",
		allowedDependencies = { "cluster", "refusal", "limit", "log", "account", "person", "audit" })
@NullMarked
package chat.maru.room;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
