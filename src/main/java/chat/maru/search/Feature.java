package chat.maru.search;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The values of the operator {@code has:}. */
enum Feature {

	/** A link. */
	LINK(Pattern.compile("https?://\\S|\\bwww\\.\\S", Pattern.CASE_INSENSITIVE), Set.of("link", "links", "링크")),

	/** Code in backticks. */
	CODE(Pattern.compile("`[^`]"), Set.of("code", "코드"));

	private final Pattern pattern;

	private final Set<String> names;

	Feature(Pattern pattern, Set<String> names) {
		this.pattern = pattern;
		this.names = names;
	}

	/**
	 * Returns the feature with a name.
	 * @param name a name in lower case
	 */
	static Optional<Feature> find(String name) {
		return Arrays.stream(values()).filter((feature) -> feature.names.contains(name)).findFirst();
	}

	boolean isIn(String text) {
		return this.pattern.matcher(text).find();
	}

}
