/** The clients of the tests for a real server, one class for each kind. */
@NullMarked
package chat.maru.support;

import org.jspecify.annotations.NullMarked;
