package chat.maru.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the static resources under a prefix that changes with each build, so browsers
 * can cache them for a year and never use an outdated one. Modules and style sheets use
 * relative URLs, so they keep the prefix.
 */
@Component
class Assets implements WebMvcConfigurer {

	private static final String WEBJARS = "classpath:/META-INF/resources/webjars/";

	private final String prefix;

	Assets(ObjectProvider<BuildProperties> build, Clock clock) {
		Instant built = build.stream()
			.map(BuildProperties::getTime)
			.filter(Objects::nonNull)
			.findFirst()
			.orElseGet(clock::instant);
		this.prefix = "/v-" + Long.toHexString(built.getEpochSecond());
	}

	/** The prefix, such as {@code /v-1a2b3c4d}. */
	String prefix() {
		return this.prefix;
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		CacheControl forever = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
		// Also without the prefix, which the page that SockJS opens in an iframe does not
		// know.
		registry.addResourceHandler("/webjars/**").addResourceLocations(WEBJARS).resourceChain(true);
		registry.addResourceHandler(this.prefix + "/webjars/**")
			.addResourceLocations(WEBJARS)
			.setCacheControl(forever)
			.resourceChain(true);
		registry.addResourceHandler(this.prefix + "/**")
			.addResourceLocations("classpath:/static/")
			.setCacheControl(forever);
	}

}
