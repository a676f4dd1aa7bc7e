package chat.maru.support;

import java.util.Map;

import chat.maru.account.Account;
import tools.jackson.databind.JsonNode;

/** A guest of a test and its access token. */
public record Guest(String id, String name, String token) {

	/** A new guest of a server. */
	public static Guest join(Http http, String name) {
		JsonNode pass = Posts
			.json(http.postJson("/api/guests", Posts.JSON.writeValueAsString(Map.of("name", name))).body());
		return new Guest(pass.at("/account/id").stringValue(), pass.at("/account/name").stringValue(),
				pass.get("token").stringValue());
	}

	public Account account() {
		return new Account(this.id, this.name);
	}

	public String bearer() {
		return "Bearer " + this.token;
	}

}
