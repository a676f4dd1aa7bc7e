package chat.maru.bench.crowd;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import chat.maru.bench.Api;
import chat.maru.bench.Server;

/** Accounts that are created once, each with a name and a token. */
final class Guests {

	private static final String PASSWORD = "{\"chosen\":\"tulip engine harvest\"}";

	/** A little less than the number of rooms that one account may create in an hour. */
	private static final int ROOMS_OF_AN_OWNER = 25;

	private Guests() {
	}

	/** Creates guests and writes their tokens to a file, one per line. */
	static void make(URI server, int count, Path people) throws IOException, InterruptedException {
		Files.write(people, Requests.make(count, (index) -> Server.join(server, String.format("Person %05d", index))));
	}

	/**
	 * Makes some of the guests join rooms that members create, so that the access check works
	 * as in production, and writes each guest's token and room to a file.
	 * @param count the number of rooms
	 * @param each the number of guests in each room
	 */
	static void join(URI server, Path people, int count, int each, Path seated)
			throws IOException, InterruptedException {
		List<String> owners = Requests.make((count + ROOMS_OF_AN_OWNER - 1) / ROOMS_OF_AN_OWNER,
				(index) -> owner(server, index));
		List<String> rooms = Requests.make(count, (index) -> Api.string("id", new Api(server, owners.get(index / ROOMS_OF_AN_OWNER))
			.post("/api/rooms", String.format("{\"name\":\"Room %03d\",\"kind\":\"public\"}", index))));
		List<String> tokens = Files.readAllLines(people);
		Files.write(seated, Requests.make(count * each, (index) -> {
			String room = rooms.get(index % count);
			new Api(server, tokens.get(index)).post("/api/rooms/" + room + "/join", "");
			return tokens.get(index) + ' ' + room;
		}));
	}

	/** Returns the token of a new member. */
	private static String owner(URI server, int index) throws IOException, InterruptedException {
		String token = Server.join(server, "Room owner " + (char) ('A' + index));
		new Api(server, token).put("/api/me/password", PASSWORD);
		return token;
	}

}
