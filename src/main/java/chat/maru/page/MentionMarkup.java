package chat.maru.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import chat.maru.message.Mention;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.HtmlUtils;

/**
 * Marks mentions in the HTML of a text, formatted or not, like the scripts
 * (mentions/draw.js): each one where its words are shown for the same time as in the
 * text, and none in links and code.
 */
final class MentionMarkup {

	private static final Pattern PART = Pattern.compile("<(/?)([a-z0-9]+)[^>]*>|[^<]+");

	private static final Set<String> SKIPPED = Set.of("a", "code", "pre");

	private final List<Place> places;

	private final String self;

	/** How often words were shown so far, by the words of each mention. */
	private final Map<String, Integer> shown = new HashMap<>();

	private MentionMarkup(List<Place> places, String self) {
		this.places = places;
		this.self = self;
	}

	/**
	 * Returns the HTML of a text with its mentions.
	 * @param html the HTML without mentions
	 * @param self the id of the user, whose own mentions stand out
	 */
	static String of(String html, String text, List<Mention> mentions, String self) {
		return mentions.isEmpty() ? html
				: new MentionMarkup(mentions.stream().map((mention) -> Place.of(mention, text)).toList(), self)
					.mark(html);
	}

	private String mark(String html) {
		StringBuilder marked = new StringBuilder();
		int skipped = 0;
		Matcher parts = PART.matcher(html);
		while (parts.find()) {
			String tag = parts.group(2);
			if (tag == null) {
				marked.append(words(HtmlUtils.htmlUnescape(parts.group()), skipped > 0));
				continue;
			}
			if (SKIPPED.contains(tag)) {
				skipped += parts.group(1).isEmpty() ? 1 : -1;
			}
			marked.append(parts.group());
		}
		return marked.toString();
	}

	private String words(String part, boolean skipped) {
		StringBuilder html = new StringBuilder();
		int from = 0;
		int at = 0;
		while (at < part.length()) {
			Place place = isSign(part.charAt(at)) ? next(part, at) : null;
			if (place == null || skipped) {
				at++;
				continue;
			}
			html.append(escaped(part.substring(from, at))).append(marked(place));
			at += place.written().length();
			from = at;
		}
		return html.append(escaped(part.substring(from))).toString();
	}

	private static boolean isSign(char c) {
		return c == '@' || c == '＠';
	}

	/** Returns the mention whose words begin at a place, and counts them. */
	private @Nullable Place next(String part, int at) {
		List<Place> same = this.places.stream().filter((place) -> part.startsWith(place.written(), at)).toList();
		Place found = same.stream()
			.filter((place) -> this.shown.getOrDefault(place.written(), 0) == place.before())
			.findFirst()
			.orElse(null);
		same.stream().map(Place::written).distinct().forEach((written) -> this.shown.merge(written, 1, Integer::sum));
		return found;
	}

	private String marked(Place place) {
		Mention mention = place.mention();
		return "<bdi class=\"mention\" data-account=\"" + escaped(mention.id())
				+ (mention.id().equals(this.self) ? "\" data-own" : "\"")
				+ ((mention.name() != null) ? " role=\"button\" tabindex=\"0\">" : ">")
				+ escaped((mention.name() != null) ? "@" + mention.name() : place.written()) + "</bdi>";
	}

	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8");
	}

	/**
	 * A mention in the text.
	 *
	 * @param written its words
	 * @param before how often they are in the text before it
	 */
	private record Place(Mention mention, String written, int before) {

		static Place of(Mention mention, String text) {
			int start = text.offsetByCodePoints(0, mention.at());
			String written = text.substring(start, text.offsetByCodePoints(start, mention.length()));
			int before = 0;
			for (int at = text.indexOf(written); at >= 0 && at < start; at = text.indexOf(written, at + 1)) {
				before++;
			}
			return new Place(mention, written, before);
		}

	}

}
