package chat.maru.session;

import java.util.Set;

import chat.maru.account.Credential;

/**
 * Somebody's way in was taken away: a session ended or expired, a token was revoked.
 * Published when that has been committed, on the thread that did it or noticed it.
 *
 * @param credentials what no longer lets anybody in
 */
public record AccessEnded(Set<Credential> credentials) {
}
