package chat.maru.picture;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.limit.RateLimit;
import chat.maru.limit.RateLimits;
import chat.maru.picture.Pictures.Format;
import chat.maru.refusal.Refused;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The pictures of accounts. Guests have none: their names are not kept for them, so a
 * picture would say nothing about who they are.
 */
@Service
public class Avatars {

	/** The sizes of a picture, in pixels. */
	static final List<Integer> SIZES = List.of(64, 256);

	/** Each change is shown to everyone who is online. */
	private static final int MAX_CHANGES_PER_HOUR = 20;

	private final Pictures pictures;

	private final Accounts accounts;

	private final TransactionTemplate transaction;

	private final RateLimit changes;

	Avatars(Pictures pictures, Accounts accounts, PlatformTransactionManager transactions, RateLimits limits) {
		this.pictures = pictures;
		this.accounts = accounts;
		this.transaction = new TransactionTemplate(transactions);
		this.changes = limits.perHour("avatar-change", MAX_CHANGES_PER_HOUR);
	}

	/**
	 * Change the picture of an account, on all its messages and on all nodes within a
	 * second.
	 * @param upload the image as it was uploaded
	 * @throws Refused if the account is a guest or has changed its picture too often, or
	 * the upload is not a picture that the server can use
	 */
	public void change(Account account, byte[] upload) {
		this.accounts.requireMember(account);
		this.changes.require(account.id(), PictureReason.TOO_OFTEN);
		// Not inside the transaction, which blocks all others on SQLite.
		Picture picture = this.pictures.encode(upload, Format.JPEG, SIZES);
		this.transaction.executeWithoutResult((status) -> {
			if (this.accounts.changeAvatar(account, picture.hash())) {
				this.pictures.replace(account.id(), picture);
			}
		});
	}

	/** Remove the picture of an account, if it has one. */
	public void remove(Account account) {
		this.transaction.executeWithoutResult((status) -> {
			this.accounts.changeAvatar(account, null);
			this.pictures.delete(account.id());
		});
	}

	/**
	 * The picture of an account, as JPEG.
	 * @throws Refused if the account has no such picture, or another one
	 */
	public byte[] find(String account, String hash, int size) {
		return this.pictures.find(account, hash, size).orElseThrow(() -> new Refused(PictureReason.UNKNOWN));
	}

}
