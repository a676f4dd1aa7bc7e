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

/** How the document is made and given out. Anybody may read it. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration implements WebMvcConfigurer {

	/** The bearer token of a program. */
	static final String TOKEN = "token";

	/** The cookie of a browser. */
	static final String SESSION = "session";

	/** What a browser shows beside its cookie in order to change something. */
	static final String CSRF = "csrf";

	/** As JSON; with {@code .yaml} at its end, as YAML. */
	private static final String DOCUMENT = "/v3/api-docs*";

	private static final Duration KEPT = Duration.ofHours(1);

	/**
	 * springdoc wants its beans to be made at the start; few servers are ever asked for
	 * the document.
	 */
	@Bean
	static BeanFactoryPostProcessor springdocWaitsUntilItIsAsked() {
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

	/** Nothing else asks for the bean that puts the converters of types to use. */
	@Bean
	@Lazy
	@DependsOn("modelConverterRegistrar")
	OpenAPI openApi(ServletContext context, ObjectProvider<BuildProperties> build) {
		String version = build.stream().map(BuildProperties::getVersion).findFirst().orElse("development");
		Server here = new Server().url(context.getContextPath().isEmpty() ? "/" : context.getContextPath());
		return new OpenAPI().info(new Info().title("Maru")
			.version(version)
			.description(
					"""
							Rooms, people and what was said, for programs. What happens while one is connected comes over STOMP at /ws.

							Ids are opaque. Times are ISO-8601 in UTC with milliseconds. Clients ignore fields that they do not know. \
							What is refused is said as a problem detail (RFC 9457), whose `code` is for programs.""")
			.license(new License().name("Apache License 2.0").identifier("Apache-2.0")))
			.servers(List.of(here))
			.components(new Components().addSecuritySchemes(TOKEN, token())
				.addSecuritySchemes(SESSION, session())
				.addSecuritySchemes(CSRF, csrf()));
	}

	private static SecurityScheme token() {
		return new SecurityScheme().type(SecurityScheme.Type.HTTP)
			.scheme("bearer")
			.description("A program's token: the one that a guest came with, or one that a member made.");
	}

	private static SecurityScheme session() {
		return new SecurityScheme().type(SecurityScheme.Type.APIKEY)
			.in(SecurityScheme.In.COOKIE)
			.name("maru")
			.description("The session of a browser that came in by the page.");
	}

	private static SecurityScheme csrf() {
		return new SecurityScheme().type(SecurityScheme.Type.APIKEY)
			.in(SecurityScheme.In.HEADER)
			.name("X-CSRF-TOKEN")
			.description(
					"What the page says in `data-csrf-token`, needed beside the session in order to change something.");
	}

	/**
	 * springdoc brings libraries with which Spring would read and write YAML and XML; the
	 * API is for JSON alone.
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
		caching.addCacheMapping(CacheControl.maxAge(KEPT).cachePublic(), DOCUMENT);
		registry.addInterceptor(caching).addPathPatterns(DOCUMENT);
	}

}
