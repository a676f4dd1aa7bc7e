package chat.maru.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of a running server with its own data folder. Autowire {@link Maru} to access
 * it. Rate limits are off, so that tests do not affect each other. All tests share one
 * server; create a room of your own where that matters. {@code verify} runs these tests
 * on SQLite and on PostgreSQL.
 */
@Tag(MaruTest.TAG)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "maru.limits.messages-per-second=0", "maru.limits.guests-per-minute=0",
				"maru.limits.changes-per-minute=0", "maru.limits.read-marks-per-minute=0",
				"maru.limits.searches-per-minute=0", "maru.allowed-origins=" + MaruTest.ALLOWED_ORIGIN })
@ContextConfiguration(initializers = { DataFolder.class, QuickPasswords.class })
@Import(Maru.class)
@ExtendWith(Hangup.class)
public @interface MaruTest {

	/**
	 * The tag by which the build finds these tests, to run them on PostgreSQL as well.
	 */
	String TAG = "server";

	/** An additional origin whose pages may connect. */
	String ALLOWED_ORIGIN = "https://intranet.example";

}
