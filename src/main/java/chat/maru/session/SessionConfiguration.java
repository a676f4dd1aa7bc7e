package chat.maru.session;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.util.function.SingletonSupplier;

/** Configures the session repository of Spring Session. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

	/**
	 * Two requests at once can add the same attribute to a session. This makes the later
	 * one replace it instead of failing, with a statement that SQLite understands as
	 * well.
	 */
	@Bean
	SessionRepositoryCustomizer<JdbcIndexedSessionRepository> attributesOfSessions() {
		return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
	}

	/**
	 * Wraps the repository in {@link QuietSessions}. This is a post-processor, because
	 * Spring Boot does not configure a repository if the application defines one as a
	 * bean.
	 */
	@Bean
	static BeanPostProcessor quietSessions(ObjectProvider<StoredSessions> stored, ObjectProvider<Clock> clock) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof JdbcIndexedSessionRepository sessions) ? new QuietSessions<>(sessions,
						SingletonSupplier.of(stored::getObject), SingletonSupplier.of(clock::getObject)) : bean;
			}

		};
	}

}
