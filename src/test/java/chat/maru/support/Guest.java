package chat.maru.support;

import chat.maru.account.Account;

/** A guest of a test and its access token. */
public record Guest(String id, String name, String token) {

	public Account account() {
		return new Account(this.id, this.name);
	}

	public String bearer() {
		return "Bearer " + this.token;
	}

}
