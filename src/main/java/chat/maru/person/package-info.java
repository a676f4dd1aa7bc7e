/**
 * The log of a person: what changes for one account alone, on all its devices. Rooms and
 * messages append its entries, in the same commit as what they tell.
 */
@ApplicationModule(displayName = "Persons", allowedDependencies = { "refusal", "log", "account" })
@NullMarked
package chat.maru.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
