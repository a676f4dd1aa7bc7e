package chat.maru.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import chat.maru.search.SearchIndex.Hit;
import chat.maru.search.SearchIndex.Row;
import chat.maru.storage.IndexFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** SQLite's index is a file that can be thrown away. */
class SqliteIndexTests {

	private static final String SECRET = "unforgettablysecret";

	@TempDir
	private Path folder;

	private SqliteIndex index;

	@BeforeEach
	void open() {
		this.index = open("epoch a");
		this.index.version();
	}

	@AfterEach
	void close() {
		this.index.close();
	}

	private SqliteIndex open(String content) {
		return new SqliteIndex(new IndexFile(this.folder.resolve("search.db"), content, SqliteIndex.SCHEMA));
	}

	private void reopen(String content) {
		this.index.close();
		this.index = open(content);
	}

	@Test
	void theNewestIsFoundFirstWhateverWasIndexedLast() {
		insert(3_000, "word");
		insert(1_000, "word");
		insert(2_000, "word");
		assertThat(find("word")).extracting(Hit::at).containsExactly(3_000L, 2_000L, 1_000L);
	}

	@Test
	void messagesOfTheSameMomentHaveTheirOwnIds() {
		for (int i = 0; i < 3; i++) {
			insert(1_000, LongStream.range(0, 30).mapToObj((one) -> "word").toArray(String[]::new));
		}
		insert(1_001, "word");
		assertThat(find("word")).hasSize(91).extracting(Hit::id).doesNotHaveDuplicates();
	}

	@Test
	void aFileKeepsItsVersionUntilItIsLost() throws IOException {
		insert(1, "word");
		int version = this.index.version();
		reopen("epoch a");
		assertThat(this.index.version()).isEqualTo(version);
		assertThat(find("word")).hasSize(1);
		reopen("epoch b");
		assertThat(this.index.version()).isNotEqualTo(version);
		assertThat(find("word")).isEmpty();
		int second = this.index.version();
		this.index.close();
		Files.delete(this.folder.resolve("search.db"));
		reopen("epoch b");
		assertThat(this.index.version()).isNotEqualTo(second);
	}

	@Test
	void aDamagedFileIsMadeAgain() throws IOException {
		insert(1, "word");
		int version = this.index.version();
		this.index.close();
		Files.writeString(this.folder.resolve("search.db"), "not a database ".repeat(1_000));
		reopen("epoch a");
		assertThat(this.index.version()).isNotEqualTo(version);
		insert(1, "word");
		assertThat(find("word")).hasSize(1);
	}

	@Test
	void aFileIsReadableByItsOwnerOnly() throws IOException {
		assertThat(Files.getPosixFilePermissions(this.folder.resolve("search.db"))).hasSize(2);
	}

	/** A deletion alone leaves the term in the file, and in its write-ahead log. */
	@Test
	void theTermsOfDeletedMessagesLeaveTheDisk() throws IOException {
		for (int i = 0; i < 200; i++) {
			insert(i, "word" + i, "common" + (i % 7));
		}
		insert(1_000, SECRET);
		insert(1_001, "later");
		List<Hit> found = find(SECRET);
		assertThat(found).hasSize(1);
		assertThat(onDisk()).isTrue();
		this.index.write((jdbc) -> this.index.delete(found.stream().map(Hit::id).toList(), jdbc));
		assertThat(find(SECRET)).isEmpty();
		assertThat(onDisk()).isTrue();
		this.index.erase();
		assertThat(onDisk()).isFalse();
		assertThat(find("word7")).hasSize(1);
		assertThat(find("later")).hasSize(1);
	}

	private boolean onDisk() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			for (Path file : files.toList()) {
				if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(SECRET)) {
					return true;
				}
			}
		}
		return false;
	}

	/** One message for each term, all of the same moment. */
	private void insert(long at, String... terms) {
		this.index.write((jdbc) -> {
			jdbc.update("insert into search_room values (1, 'room', 0) on conflict do nothing");
			List<Long> ids = MessageId.unused(Stream.of(terms).map((term) -> at).toList(), JdbcClient.create(jdbc));
			for (int i = 0; i < terms.length; i++) {
				this.index.insert(List.of(new Row(ids.get(i), 1, ids.get(i), Set.of(terms[i]))), jdbc);
			}
		});
	}

	private List<Hit> find(String term) {
		return this.index.find(new IndexQuery(List.of(new Term(term, false)), List.of(), 0, Long.MAX_VALUE), 100);
	}

}
