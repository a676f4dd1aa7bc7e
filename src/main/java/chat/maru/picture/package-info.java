/**
 * Pictures that people choose: decoded, made square, encoded again and stored. Nothing
 * that a user uploads is served as it came.
 */
@ApplicationModule(displayName = "Pictures", allowedDependencies = { "refusal", "limit", "account" })
@NullMarked
package chat.maru.picture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
