package chat.maru.passkey;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Stores passkeys for Spring Security. */
@Repository
class PasskeyStore implements UserCredentialRepository {

	/** The maximum number of passkeys per account. */
	static final int MOST = 20;

	private static final String COLUMNS = """
			select id, account_id, label, public_key, attestation, signature_count, transports, backup_eligible, backed_up,
			created_at, used_at from passkey""";

	private final JdbcClient jdbc;

	PasskeyStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the handle by which a device knows an account. It is the account's id, so
	 * it does not disclose the name.
	 */
	static Bytes handle(String accountId) {
		return new Bytes(accountId.getBytes(StandardCharsets.UTF_8));
	}

	static String accountId(Bytes handle) {
		return new String(handle.getBytes(), StandardCharsets.UTF_8);
	}

	/**
	 * Adds a new passkey, or records that an existing one was used.
	 * @throws Refused if the account has too many passkeys, or the signature count did
	 * not grow. In that case the passkey was copied or an old answer is replayed
	 */
	@Override
	@Transactional
	public void save(CredentialRecord passkey) {
		if (findByCredentialId(passkey.getCredentialId()) == null) {
			insert(passkey);
		}
		else {
			use(passkey);
		}
	}

	private void insert(CredentialRecord passkey) {
		int inserted = this.jdbc
			.sql("""
					insert into passkey (id, account_id, label, public_key, attestation, signature_count, transports,
						backup_eligible, backed_up, created_at, used_at)
					select :id, :account, :label, :key, :attestation, :count, :transports, :eligible, :backed, :created, :used
					where (select count(*) from passkey where account_id = :account) < :most""")
			.param("id", passkey.getCredentialId().getBytes())
			.param("account", accountId(passkey.getUserEntityUserId()))
			.param("label", passkey.getLabel())
			.param("key", passkey.getPublicKey().getBytes())
			.param("attestation", Objects.requireNonNull(passkey.getAttestationObject()).getBytes())
			.param("count", passkey.getSignatureCount())
			.param("transports",
					passkey.getTransports()
						.stream()
						.map(AuthenticatorTransport::getValue)
						.collect(Collectors.joining(",")))
			.param("eligible", passkey.isBackupEligible())
			.param("backed", passkey.isBackupState())
			.param("created", passkey.getCreated().toEpochMilli())
			.param("used", passkey.getLastUsed().toEpochMilli())
			.param("most", MOST)
			.update();
		if (inserted == 0) {
			throw new Refused(PasskeyReason.TOO_MANY);
		}
	}

	/** Checks and stores the signature count (WebAuthn Level 3, section 7.2, step 22). */
	private void use(CredentialRecord passkey) {
		int used = this.jdbc.sql("""
				update passkey set signature_count = :count, used_at = :used
				where id = :id and (signature_count < :count or signature_count = 0 and :count = 0)""")
			.param("count", passkey.getSignatureCount())
			.param("used", passkey.getLastUsed().toEpochMilli())
			.param("id", passkey.getCredentialId().getBytes())
			.update();
		if (used == 0) {
			throw new Refused(PasskeyReason.FAILED);
		}
	}

	@Override
	@Transactional(readOnly = true)
	public @Nullable CredentialRecord findByCredentialId(Bytes id) {
		return this.jdbc.sql(COLUMNS + " where id = ?")
			.param(id.getBytes())
			.query(PasskeyStore::read)
			.optional()
			.orElse(null);
	}

	@Override
	@Transactional(readOnly = true)
	public List<CredentialRecord> findByUserId(Bytes handle) {
		return this.jdbc.sql(COLUMNS + " where account_id = ? order by created_at, id")
			.param(accountId(handle))
			.query(PasskeyStore::read)
			.list();
	}

	@Override
	@Transactional
	public void delete(Bytes id) {
		this.jdbc.sql("delete from passkey where id = ?").param(id.getBytes()).update();
	}

	private static CredentialRecord read(ResultSet row, int number) throws SQLException {
		return ImmutableCredentialRecord.builder()
			.credentialType(PublicKeyCredentialType.PUBLIC_KEY)
			.credentialId(new Bytes(row.getBytes("id")))
			.userEntityUserId(handle(row.getString("account_id")))
			.label(row.getString("label"))
			.publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
			.attestationObject(new Bytes(row.getBytes("attestation")))
			.signatureCount(row.getLong("signature_count"))
			.transports(Arrays.stream(row.getString("transports").split(","))
				.filter((name) -> !name.isEmpty())
				.map(AuthenticatorTransport::valueOf)
				.collect(Collectors.toSet()))
			// User verification is required to create and to use a passkey.
			.uvInitialized(true)
			.backupEligible(row.getBoolean("backup_eligible"))
			.backupState(row.getBoolean("backed_up"))
			.created(Instant.ofEpochMilli(row.getLong("created_at")))
			.lastUsed(Instant.ofEpochMilli(row.getLong("used_at")))
			.build();
	}

}
