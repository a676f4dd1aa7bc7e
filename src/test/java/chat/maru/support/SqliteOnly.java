package chat.maru.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** A test of what only SQLite has. It does not run on PostgreSQL. */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@DisabledIfSystemProperty(named = DataFolder.DATABASE, matches = DataFolder.POSTGRESQL)
public @interface SqliteOnly {

}
