package chat.maru.support;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.JdbcTemplate;

/** The SQL statements, as JdbcTemplate logs them. */
public final class Statements {

	private static final Pattern SQL = Pattern.compile("\\[(.*)]", Pattern.DOTALL);

	private Statements() {
	}

	/**
	 * The statements that a task executes, in order, but not those of followers, which
	 * read the log whenever something was committed.
	 */
	public static List<String> during(Runnable action) {
		Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
		ListAppender<ILoggingEvent> logged = new ListAppender<>();
		logged.start();
		logger.setLevel(Level.DEBUG);
		logger.addAppender(logged);
		try {
			action.run();
		}
		finally {
			logger.detachAppender(logged);
			logger.setLevel(null);
		}
		return List.copyOf(logged.list)
			.stream()
			.filter((event) -> !event.getThreadName().startsWith("follower-"))
			.map((event) -> SQL.matcher(event.getFormattedMessage()))
			.filter(Matcher::find)
			.map((sql) -> sql.group(1))
			.toList();
	}

}
