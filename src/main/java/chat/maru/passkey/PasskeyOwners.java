package chat.maru.passkey;

import chat.maru.account.Accounts;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/**
 * Provides accounts to Spring Security's passkeys. It only reads them; the account module
 * creates and stores them.
 */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

	private final Accounts accounts;

	PasskeyOwners(Accounts accounts) {
		this.accounts = accounts;
	}

	@Override
	public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
		return findByUsername(PasskeyStore.accountId(handle));
	}

	/** Finds an account by its id, which is the name of the principal. */
	@Override
	public @Nullable PublicKeyCredentialUserEntity findByUsername(String id) {
		return this.accounts.find(id)
			.map((account) -> ImmutablePublicKeyCredentialUserEntity.builder()
				.id(PasskeyStore.handle(account.id()))
				.name(account.name())
				.displayName(account.name())
				.build())
			.orElse(null);
	}

	@Override
	public void save(PublicKeyCredentialUserEntity owner) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void delete(Bytes handle) {
		throw new UnsupportedOperationException();
	}

}
