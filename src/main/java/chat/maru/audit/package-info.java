/**
 * The audit log: what moderators and administrators did, and to which account. An entry
 * is written in the same transaction as the action itself. Administrators read it.
 */
@ApplicationModule(displayName = "Audit", allowedDependencies = {})
@NullMarked
package chat.maru.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
