package chat.maru.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An account of the benchmark.
 *
 * @param token its access token
 * @param room the id of its room; empty for the lobby
 */
record Person(String token, String room) {

	/**
	 * Reads the accounts from a file, one per line: a token and, if there is one, a space and
	 * a room.
	 */
	static List<Person> in(Path file) throws IOException {
		return Files.readAllLines(file).stream().map(Person::of).toList();
	}

	private static Person of(String line) {
		int space = line.indexOf(' ');
		return (space < 0) ? new Person(line, "") : new Person(line.substring(0, space), line.substring(space + 1));
	}

}
