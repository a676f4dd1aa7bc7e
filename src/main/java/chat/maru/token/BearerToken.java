package chat.maru.token;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code Authorization} header of a request or of a CONNECT frame (RFC 6750,
 * section 2.1).
 */
public final class BearerToken {

	private static final Pattern HEADER = Pattern.compile("Bearer +([A-Za-z0-9._~+/-]+=*)", Pattern.CASE_INSENSITIVE);

	private BearerToken() {
	}

	/** Returns the token in the header's value; empty if there is none. */
	public static Optional<String> in(@Nullable String header) {
		return Optional.ofNullable(header).map(HEADER::matcher).filter(Matcher::matches).map((m) -> m.group(1));
	}

}
