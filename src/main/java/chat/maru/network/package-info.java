/**
 * Network connections: how many there may be, how large and how slow a request may be,
 * how much memory an incomplete message may take, and which address a client has. This
 * package does not know the account of a client, only whether the client has
 * authenticated.
 */
@ApplicationModule(displayName = "Network", allowedDependencies = { "health" })
@NullMarked
package chat.maru.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
