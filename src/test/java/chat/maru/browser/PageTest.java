package chat.maru.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import chat.maru.support.QuickPasswords;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the page with a real server. All these tests share one server and its lobby,
 * which contains the messages of other tests: each test looks for its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "maru.limits.guests-per-minute=0")
@ContextConfiguration(initializers = { PassingData.class, QuickPasswords.class })
@interface PageTest {

}
