package chat.maru.page;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * The language of a page, English or Korean: the one that the user chose, otherwise the
 * one that the browser prefers.
 */
@Configuration(proxyBeanMethods = false)
class Languages implements WebMvcConfigurer {

	private static final String NAME = "lang";

	private static final List<Locale> SUPPORTED = List.of(Locale.ENGLISH, Locale.KOREAN);

	@Bean
	LocaleResolver localeResolver() {
		AcceptHeaderLocaleResolver browser = new AcceptHeaderLocaleResolver();
		browser.setSupportedLocales(SUPPORTED);
		browser.setDefaultLocale(Locale.ENGLISH);
		CookieLocaleResolver chosen = new CookieLocaleResolver(NAME);
		chosen.setCookieMaxAge(Duration.ofDays(365));
		chosen.setCookieSameSite("Lax");
		chosen.setDefaultLocaleFunction(browser::resolveLocale);
		return chosen;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		LocaleChangeInterceptor change = new LocaleChangeInterceptor() {

			@Override
			protected @Nullable Locale parseLocaleValue(String value) {
				Locale locale = super.parseLocaleValue(value);
				if (locale == null || !isSupported(locale)) {
					throw new IllegalArgumentException("No language of the pages");
				}
				return locale;
			}

		};
		change.setParamName(NAME);
		change.setIgnoreInvalidLocale(true);
		// The interceptor reads parameters, but the bodies of API requests are not forms.
		registry.addInterceptor(change).excludePathPatterns("/api/**");
	}

	private static boolean isSupported(Locale locale) {
		return SUPPORTED.stream().anyMatch((it) -> it.getLanguage().equals(locale.getLanguage()));
	}

}
