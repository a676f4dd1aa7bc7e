package chat.maru.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Somebody who can come in.
 *
 * @param token by which Maru knows them
 * @param room the id of the room they talk in; empty for the one that everybody is in
 */
record Person(String token, String room) {

	/** Those in a file, one a line: a token, and where there is one, a space and a room. */
	static List<Person> in(Path file) throws IOException {
		return Files.readAllLines(file).stream().map(Person::of).toList();
	}

	private static Person of(String line) {
		int space = line.indexOf(' ');
		return (space < 0) ? new Person(line, "") : new Person(line.substring(0, space), line.substring(space + 1));
	}

}
