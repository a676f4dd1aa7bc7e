/**
 * The SockJS transports: WebSocket, XHR streaming and XHR polling. They extend Spring's
 * with a limit on each body and sessions that report when all messages are sent.
 */
@ApplicationModule(displayName = "SockJS", allowedDependencies = "network")
@NullMarked
package chat.maru.sockjs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
