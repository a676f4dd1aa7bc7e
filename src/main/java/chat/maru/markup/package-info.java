/**
 * The Markdown of messages: which part of a text is formatted, and its HTML and plain
 * text. It knows no messages.
 */
@ApplicationModule(displayName = "Markup", allowedDependencies = {})
@NullMarked
package chat.maru.markup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
