package chat.maru.support;

import static org.assertj.core.api.Assertions.assertThat;

/** Creates members, who have a password and can create rooms. */
public final class Members {

	public static final String PASSWORD = "tulip engine harvest";

	private Members() {
	}

	/** A new member with a token. */
	public static Guest member(Maru maru) {
		Guest guest = maru.guest();
		assertThat(maru.http()
			.putJson("/api/me/password", "{\"chosen\":\"" + PASSWORD + "\"}", "Authorization", guest.bearer())
			.statusCode()).isEqualTo(204);
		return guest;
	}

	/** Creates a room of the member. Returns its id. */
	public static String room(Maru maru, Guest owner, String name, String kind) {
		return Posts
			.json(maru.http()
				.postJson("/api/rooms", "{\"name\":\"" + name + "\",\"kind\":\"" + kind + "\",\"topic\":\"a topic\"}",
						"Authorization", owner.bearer())
				.body())
			.get("id")
			.stringValue();
	}

}
