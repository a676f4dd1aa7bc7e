package chat.maru.page;

import chat.maru.session.SessionCookie;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/** Makes a form that is sent twice take effect once. */
@Configuration(proxyBeanMethods = false)
class FormConfiguration {

	/**
	 * Wraps Spring Security's processor: Spring MVC uses one bean, which it finds by
	 * name.
	 */
	@Bean
	static BeanPostProcessor formTokens() {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof RequestDataValueProcessor csrf) ? new FormToken(csrf) : bean;
			}

		};
	}

	/**
	 * Runs before sessions and security: a browser that did not get the first answer
	 * still sends its old cookies, which may be invalid by now.
	 */
	@Bean
	static FilterRegistrationBean<RepeatedFormFilter> repeatedForms(SessionCookie sessions, CsrfTokenRepository csrf) {
		FilterRegistrationBean<RepeatedFormFilter> registration = new FilterRegistrationBean<>(
				new RepeatedFormFilter(new LatestForms(), sessions, csrf));
		registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
		return registration;
	}

}
