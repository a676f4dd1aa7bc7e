package chat.maru.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * An account with its role on the server.
 *
 * @param id the account's id
 * @param name the name that others see
 * @param role the role on this server
 * @param avatar the hash of the account's picture; null if it has none
 */
public record Person(String id, String name, Role role, @JsonInclude(Include.NON_NULL) @Nullable String avatar) {
}
