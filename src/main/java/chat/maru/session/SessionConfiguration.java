package chat.maru.session;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** Wraps the session repository of Spring Session in {@link QuietSessions}. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

	/**
	 * A post-processor, because Spring Boot does not configure a repository if the
	 * application defines one as a bean.
	 */
	@Bean
	static BeanPostProcessor quietSessions(ObjectProvider<StoredSessions> stored) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof JdbcIndexedSessionRepository sessions)
						? new QuietSessions<>(sessions, stored::getObject) : bean;
			}

		};
	}

}
