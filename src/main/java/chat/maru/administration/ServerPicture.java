package chat.maru.administration;

import java.util.List;
import java.util.Optional;

import chat.maru.account.Account;
import chat.maru.audit.AuditAction;
import chat.maru.audit.AuditLog;
import chat.maru.picture.Picture;
import chat.maru.picture.PictureReason;
import chat.maru.picture.Pictures;
import chat.maru.picture.Pictures.Format;
import chat.maru.refusal.Refused;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The picture that a server has on its pages instead of Maru's mark, if it has one. */
@Service
public class ServerPicture {

	private static final String SETTING = "server-picture";

	private static final String OWNER = "server";

	/** For tabs and lists, and for home screens. */
	private static final List<Integer> SIZES = List.of(64, 192, 512);

	private final ServerSettings settings;

	private final Pictures pictures;

	private final AuditLog audit;

	private final TransactionTemplate transaction;

	ServerPicture(ServerSettings settings, Pictures pictures, AuditLog audit, PlatformTransactionManager transactions) {
		this.settings = settings;
		this.pictures = pictures;
		this.audit = audit;
		this.transaction = new TransactionTemplate(transactions);
	}

	/** The hash of the picture, which is a part of its address; empty for none. */
	public Optional<String> hash() {
		return this.settings.find(SETTING);
	}

	/**
	 * Change the picture permanently, on all nodes within a second.
	 * @param upload the image as it was uploaded
	 * @throws Refused if it is not a picture that the server can use
	 */
	public void change(Account administrator, byte[] upload) {
		// Not inside the transaction, which blocks all others on SQLite.
		Picture picture = this.pictures.encode(upload, Format.PNG, SIZES);
		this.transaction.executeWithoutResult((status) -> {
			if (this.settings.change(SETTING, picture.hash())) {
				this.pictures.replace(OWNER, picture);
				note(administrator);
			}
		});
	}

	/** Remove the picture: pages show Maru's mark again. */
	public void remove(Account administrator) {
		this.transaction.executeWithoutResult((status) -> {
			if (this.settings.change(SETTING, null)) {
				this.pictures.delete(OWNER);
				note(administrator);
			}
		});
	}

	private void note(Account administrator) {
		this.audit.note(administrator.id(), AuditAction.SERVER_PICTURE_CHANGED, null, null, "");
	}

	/**
	 * The picture, as PNG.
	 * @throws Refused if the server has no such picture, or another one
	 */
	byte[] find(String hash, int size) {
		return this.pictures.find(OWNER, hash, size).orElseThrow(() -> new Refused(PictureReason.UNKNOWN));
	}

}
