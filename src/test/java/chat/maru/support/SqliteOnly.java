package chat.maru.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * A test that runs on SQLite only, because it is about something that PostgreSQL does not
 * have, or because it takes long and the database does not matter.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@DisabledIfSystemProperty(named = DataFolder.DATABASE, matches = DataFolder.POSTGRESQL)
public @interface SqliteOnly {

	/** The reason. */
	String value();

}
