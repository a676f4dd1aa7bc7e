package chat.maru.page;

import chat.maru.session.SessionCookie;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/** Lets each form be sent twice with the effect of once. */
@Configuration(proxyBeanMethods = false)
class FormConfiguration {

	/** Around Spring Security's, which has the one name that the pages look for. */
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
	 * Before sessions and security: a browser that has not heard the first answer still
	 * shows what it had before, which may let it in no longer.
	 */
	@Bean
	static FilterRegistrationBean<RepeatedFormFilter> repeatedForms(SessionCookie sessions, CsrfTokenRepository csrf) {
		FilterRegistrationBean<RepeatedFormFilter> registration = new FilterRegistrationBean<>(
				new RepeatedFormFilter(new LatestForms(), sessions, csrf));
		registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
		return registration;
	}

}
