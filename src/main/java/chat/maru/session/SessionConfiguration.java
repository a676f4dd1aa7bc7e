package chat.maru.session;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** Puts {@link QuietSessions} in front of the sessions that Spring Session keeps. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

	/** Afterwards, because a repository bean of ours would make Boot set up none. */
	@Bean
	static BeanPostProcessor quietSessions() {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof JdbcIndexedSessionRepository sessions) ? new QuietSessions<>(sessions) : bean;
			}

		};
	}

}
