package chat.maru.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

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
		// A font has its version in its path, so it stays cached when the build changes.
		registry.addResourceHandler("/fonts/**")
			.addResourceLocations("classpath:/static/fonts/")
			.setCacheControl(forever);
		registry.addResourceHandler(this.prefix + "/webjars/**")
			.addResourceLocations(WEBJARS)
			.setCacheControl(forever)
			.resourceChain(true);
		registry.addResourceHandler(this.prefix + "/**")
			.addResourceLocations("classpath:/static/")
			.setCacheControl(forever);
		// A page of another version asks this node while nodes are updated in turn.
		registry.addResourceHandler("/v-*/webjars/**")
			.addResourceLocations(WEBJARS)
			.setCacheControl(CacheControl.noCache())
			.resourceChain(true)
			.addResolver(new Relative(2));
		registry.addResourceHandler("/v-*/**")
			.addResourceLocations("classpath:/static/")
			.setCacheControl(CacheControl.noCache())
			.resourceChain(true)
			.addResolver(new Relative(1));
	}

	/**
	 * Finds a file by the rest of its path.
	 *
	 * @param segments how many segments to leave out
	 */
	private record Relative(int segments) implements ResourceResolver {

		@Override
		public @Nullable Resource resolveResource(@Nullable HttpServletRequest request, String path,
				List<? extends Resource> locations, ResourceResolverChain chain) {
			return chain.resolveResource(request, rest(path), locations);
		}

		@Override
		public @Nullable String resolveUrlPath(String path, List<? extends Resource> locations,
				ResourceResolverChain chain) {
			return chain.resolveUrlPath(rest(path), locations);
		}

		private String rest(String path) {
			String rest = path;
			for (int i = 0; i < this.segments; i++) {
				rest = rest.substring(rest.indexOf('/') + 1);
			}
			return rest;
		}

	}

}
