package chat.maru.storage;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock for all stored dates. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

	/** Servers that share a database follow its clock. */
	@Bean
	Clock clock(DatabaseSettings settings) {
		return (settings.url() != null) ? new DatabaseClock() : Clock.systemUTC();
	}

}
