package chat.maru.passkey;

import chat.maru.account.Accounts;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/**
 * Accounts, as Spring Security's passkeys know them. They are made and kept elsewhere.
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

	/** By the id, which is what a principal's name is here. */
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
