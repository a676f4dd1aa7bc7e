package chat.maru.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of a running server with a data folder of its own. Autowire {@link Maru} to talk
 * to it. The limits that count over time are off, so that tests do not count against each
 * other; all tests share one server, and make a room of their own where that matters.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "maru.limits.messages-per-second=0", "maru.limits.guests-per-minute=0",
				"maru.limits.changes-per-minute=0", "maru.limits.read-marks-per-minute=0",
				"maru.allowed-origins=" + MaruTest.ALLOWED_ORIGIN })
@ContextConfiguration(initializers = DataFolder.class)
@Import(Maru.class)
@ExtendWith(Hangup.class)
public @interface MaruTest {

	/** An origin, beside its own, whose pages the server lets connect. */
	String ALLOWED_ORIGIN = "https://intranet.example";

}
