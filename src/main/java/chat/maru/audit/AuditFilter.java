package chat.maru.audit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Selects entries of the audit log.
 *
 * @param action only this action; null for all
 * @param account only what the account with this id did, or what was done to it; null for
 * all accounts
 * @param from not before this time; null for no beginning
 * @param until before this time; null for no end
 */
public record AuditFilter(@Nullable AuditAction action, @Nullable String account, @Nullable Instant from,
		@Nullable Instant until) {

	/** All entries. */
	public static final AuditFilter ALL = new AuditFilter(null, null, null, null);

}
