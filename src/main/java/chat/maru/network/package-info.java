/**
 * The connections below everything else: how many there may be, how large and how slow a
 * request may be, what is kept of a message that is not complete, and which address it
 * came from. Nothing here knows who a client is, only whether somebody knows it.
 */
@ApplicationModule(displayName = "Network", allowedDependencies = { "settings", "health" })
@NullMarked
package chat.maru.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
