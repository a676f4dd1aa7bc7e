/**
 * What the tests talk to a real server with: one class for each kind of client.
 */
@NullMarked
package chat.maru.support;

import org.jspecify.annotations.NullMarked;
