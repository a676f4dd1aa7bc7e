/**
 * The SockJS transports: WebSocket, XHR streaming and XHR polling, over Spring's, with
 * what theirs lack: a bound on each body, and sessions that report when they are drained.
 */
@ApplicationModule(displayName = "SockJS", allowedDependencies = "network")
@NullMarked
package chat.maru.sockjs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
