package chat.maru.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import chat.maru.MaruApplication;
import chat.maru.support.Postgres;
import org.junit.jupiter.api.Test;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** PostgreSQL understands all SQL statements of the code. */
class StatementTests {

	/** How the code begins a statement. A sentence begins with a capital letter. */
	private static final Pattern SQL = Pattern.compile("(select|insert into|update|delete from|with)\\s.+",
			Pattern.DOTALL);

	/** Statements for SQLite only. */
	private static final Set<String> SQLITE = Set.of("HashedSessionIds", "IndexFile", "QuickCheck", "SqliteDatabase",
			"SqliteFile", "SqliteIndex", "WriteAheadLog");

	/** Statements that are completed at run time. They run in other tests. */
	private static final Set<String> INCOMPLETE = Set.of("CopiedTable", "OnlineTable", "StoredLooks");

	/**
	 * An array has a type of its own when it is set. These statements run in other tests.
	 */
	private static final String ARRAY = "unnest(?";

	@Test
	void allStatementsCanBePrepared() throws Exception {
		Map<String, String> refused = new TreeMap<>();
		Map<String, Set<String>> statements = statements();
		try (Connection connection = DriverManager.getConnection(Postgres.newMigratedDatabase())) {
			statements.forEach((source, ofSource) -> ofSource.forEach((sql) -> prepare(sql, connection)
				.ifPresent((problem) -> refused.put(source + ": " + sql, problem))));
		}
		assertThat(refused).isEmpty();
		assertThat(statements).containsKeys("Accounts", "Commit", "MessageReader", "ReadMarks", "Rooms");
		assertThat(statements.values().stream().mapToInt(Set::size).sum()).isGreaterThan(100);
	}

	/**
	 * PostgreSQL parses the statement when it is asked for the types of its parameters.
	 * None has a type of its own, as if all were null.
	 */
	private static Optional<String> prepare(String sql, Connection connection) {
		String complete = sql.contains("%s") ? sql.replace("%s", "true") : sql;
		String numbered = NamedParameterUtils.parseSqlStatementIntoString(complete);
		try (PreparedStatement statement = connection.prepareStatement(numbered)) {
			statement.getParameterMetaData();
			return Optional.empty();
		}
		catch (SQLException ex) {
			return Optional.of(String.valueOf(ex.getMessage()));
		}
	}

	/** The statements, by the simple name of their class. */
	private static Map<String, Set<String>> statements() throws IOException, URISyntaxException {
		Path classes = Path.of(MaruApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		Map<String, Set<String>> statements = new TreeMap<>();
		try (Stream<Path> files = Files.walk(classes.resolve("chat"))) {
			files.filter((file) -> file.toString().endsWith(".class")).forEach((file) -> {
				String source = file.getFileName().toString().replaceFirst("[$.].*", "");
				Set<String> found = statements(file);
				if (!SQLITE.contains(source) && !INCOMPLETE.contains(source) && !found.isEmpty()) {
					statements.computeIfAbsent(source, (name) -> new TreeSet<>()).addAll(found);
				}
			});
		}
		return statements;
	}

	/** The compiler has joined the parts of each statement into one constant. */
	private static Set<String> statements(Path file) {
		Set<String> found = new TreeSet<>();
		try (InputStream bytes = Files.newInputStream(file)) {
			new ClassReader(bytes).accept(new ClassVisitor(SpringAsmInfo.ASM_VERSION) {

				@Override
				public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
						String[] exceptions) {
					return new MethodVisitor(SpringAsmInfo.ASM_VERSION) {

						@Override
						public void visitLdcInsn(Object value) {
							keep(value, found);
						}

						@Override
						public void visitInvokeDynamicInsn(String call, String type, Handle handle,
								Object... arguments) {
							List.of(arguments).forEach((value) -> keep(value, found));
						}

					};
				}

			}, ClassReader.SKIP_DEBUG);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return found;
	}

	private static void keep(Object value, Set<String> found) {
		if (value instanceof String text && SQL.matcher(text.strip()).matches() && !text.contains(ARRAY)) {
			found.add(text.strip());
		}
	}

}
