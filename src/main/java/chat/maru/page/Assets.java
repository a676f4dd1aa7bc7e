package chat.maru.page;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The static resources under a prefix that is a hash of their content, so browsers keep
 * them for a year and never use an old one. Modules and style sheets name each other
 * relatively, so they keep the prefix by themselves.
 */
@Component
class Assets implements WebMvcConfigurer {

	private static final String[] PATTERNS = { "classpath*:/static/**/*.*",
			"classpath*:/META-INF/resources/webjars/*/*/*.min.js",
			"classpath*:/META-INF/resources/webjars/*/*/dist/*.min.js" };

	private final String prefix;

	Assets() throws IOException {
		this.prefix = "/v-" + hash();
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

	private static String hash() throws IOException {
		MessageDigest digest = sha256();
		PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
		for (String pattern : PATTERNS) {
			Resource[] resources = resolver.getResources(pattern);
			Arrays.sort(resources, Comparator.comparing(Resource::getDescription));
			for (Resource resource : resources) {
				try (InputStream in = new DigestInputStream(resource.getInputStream(), digest)) {
					in.transferTo(java.io.OutputStream.nullOutputStream());
				}
			}
		}
		return HexFormat.of().formatHex(digest.digest(), 0, 5);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
