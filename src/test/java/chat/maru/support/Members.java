package chat.maru.support;

import static org.assertj.core.api.Assertions.assertThat;

/** People with a password, who may make rooms. */
public final class Members {

	public static final String PASSWORD = "tulip engine harvest";

	private Members() {
	}

	/** Somebody new, known by a token. */
	public static Guest member(Maru maru) {
		Guest guest = maru.guest();
		assertThat(maru.http()
			.putJson("/api/me/password", "{\"chosen\":\"" + PASSWORD + "\"}", "Authorization", guest.bearer())
			.statusCode()).isEqualTo(204);
		return guest;
	}

	/** A room of theirs. Returns its id. */
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
