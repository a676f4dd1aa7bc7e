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
 * The static resources under a prefix that changes with each build, so browsers keep them
 * for a year and never use an old one. Modules and style sheets name each other
 * relatively, so they keep the prefix by themselves.
 */
@Component
class Assets implements WebMvcConfigurer {

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
		registry.addResourceHandler(this.prefix + "/webjars/**")
			.addResourceLocations("classpath:/META-INF/resources/webjars/")
			.setCacheControl(forever)
			.resourceChain(true);
		registry.addResourceHandler(this.prefix + "/**")
			.addResourceLocations("classpath:/static/")
			.setCacheControl(forever);
	}

}
