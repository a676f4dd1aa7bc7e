package chat.maru.support;

import java.util.Map;

import chat.maru.password.Passwords;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * Hashes passwords with the lowest strength of bcrypt, because the tests create hundreds
 * of members. {@code PasswordsTests} tests the strength that the server uses.
 */
public final class QuickPasswords implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final int LOWEST_STRENGTH = 4;

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				if (bean instanceof Passwords) {
					ReflectionTestUtils.setField(bean, null,
							new DelegatingPasswordEncoder("bcrypt",
									Map.of("bcrypt", new BCryptPasswordEncoder(LOWEST_STRENGTH))),
							PasswordEncoder.class);
				}
				return bean;
			}
		});
	}

}
