package chat.maru.openapi;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import jakarta.servlet.ServletContext;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.WebContentInterceptor;

/** Configures the OpenAPI document. It can be read without authentication. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration implements WebMvcConfigurer {

	/** The security scheme of a bearer token. */
	static final String TOKEN = "token";

	/** The security scheme of a browser's session cookie. */
	static final String SESSION = "session";

	/**
	 * The security scheme of the CSRF token, which changes by a browser need in addition.
	 */
	static final String CSRF = "csrf";

	/**
	 * The path of the JSON document; with {@code .yaml} at its end, of the YAML document.
	 */
	private static final String DOCUMENT = "/v3/api-docs*";

	private static final Duration CACHE_TIME = Duration.ofHours(1);

	/**
	 * springdoc creates its beans at the start. They are made lazy, because on most
	 * servers the document is never requested.
	 */
	@Bean
	static BeanFactoryPostProcessor lazySpringdoc() {
		return (beans) -> Stream.of(beans.getBeanDefinitionNames())
			.map(beans::getBeanDefinition)
			.filter(OpenApiConfiguration::isOfSpringdoc)
			.forEach((definition) -> definition.setLazyInit(true));
	}

	private static boolean isOfSpringdoc(BeanDefinition definition) {
		return Stream.of(definition.getBeanClassName(), definition.getFactoryBeanName())
			.filter(Objects::nonNull)
			.anyMatch((name) -> name.startsWith("org.springdoc."));
	}

	/**
	 * Depends on the bean that registers the type converters, which is lazy and which
	 * nothing else uses.
	 */
	@Bean
	@Lazy
	@DependsOn("modelConverterRegistrar")
	OpenAPI openApi(ServletContext context, ObjectProvider<BuildProperties> build) {
		String version = build.stream().map(BuildProperties::getVersion).findFirst().orElse("development");
		Server here = new Server().url(context.getContextPath().isEmpty() ? "/" : context.getContextPath());
		return new OpenAPI()
			.info(new Info().title("Maru")
				.version(version)
				.description(
						"""
								Rooms, members and messages. Live events come over STOMP at /ws.

								Ids are opaque. Times are ISO 8601 in UTC with milliseconds. Clients must ignore unknown fields. \
								Errors are problem details (RFC 9457) with a `code` for programs.""")
				.license(new License().name("Apache License 2.0").identifier("Apache-2.0")))
			.servers(List.of(here))
			.components(new Components().addSecuritySchemes(TOKEN, token())
				.addSecuritySchemes(SESSION, session())
				.addSecuritySchemes(CSRF, csrf()));
	}

	private static SecurityScheme token() {
		return new SecurityScheme().type(SecurityScheme.Type.HTTP)
			.scheme("bearer")
			.description("The token of a guest, or one that a member created.");
	}

	private static SecurityScheme session() {
		return new SecurityScheme().type(SecurityScheme.Type.APIKEY)
			.in(SecurityScheme.In.COOKIE)
			.name("maru")
			.description("The session of a browser that logged in on the page.");
	}

	private static SecurityScheme csrf() {
		return new SecurityScheme().type(SecurityScheme.Type.APIKEY)
			.in(SecurityScheme.In.HEADER)
			.name("X-CSRF-TOKEN")
			.description("The value of `data-csrf-token` in the page. Changes with a session need it.");
	}

	/**
	 * The API uses JSON only. The libraries of springdoc would make Spring read and write
	 * YAML and XML as well.
	 */
	@Override
	public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
		builder.configureMessageConvertersList((converters) -> converters
			.removeIf((converter) -> converter.getSupportedMediaTypes().contains(MediaType.APPLICATION_YAML)
					|| converter.getSupportedMediaTypes().contains(MediaType.APPLICATION_XML)));
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		WebContentInterceptor caching = new WebContentInterceptor();
		caching.addCacheMapping(CacheControl.maxAge(CACHE_TIME).cachePublic(), DOCUMENT);
		registry.addInterceptor(caching).addPathPatterns(DOCUMENT);
	}

}
