package chat.maru.storage;

import chat.maru.refusal.Reason;

/** Why nothing can be stored or read. */
public enum StorageReason implements Reason {

	/** The database failed. */
	FAILED(Kind.UNAVAILABLE, "storage-failed", "The server cannot read or write data right now.");

	private final Description description;

	StorageReason(Kind kind, String code, String sentence) {
		this.description = new Description(kind, code, sentence);
	}

	@Override
	public Description description() {
		return this.description;
	}

}
