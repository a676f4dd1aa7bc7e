package chat.maru.session;

import java.util.Set;

import chat.maru.account.Credential;
import chat.maru.cluster.Notice;

/**
 * Credentials are no longer valid: sessions ended, or tokens were revoked.
 */
public record AccessEnded(Set<Credential> credentials) implements Notice {
}
