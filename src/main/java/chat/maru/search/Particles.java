package chat.maru.search;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The endings that Korean adds to a noun. */
final class Particles {

	/** A noun of one syllable would be found everywhere. */
	private static final int MIN_NOUN = 2;

	/** Longer ones first. */
	private static final List<String> ALL = Stream
		.of("은", "는", "이", "가", "을", "를", "에", "의", "로", "으로", "와", "과", "도", "만", "에서", "에게", "한테", "께", "께서", "까지",
				"부터", "에는", "에도", "에서는", "이나", "나", "이랑", "랑", "하고", "처럼", "보다", "마다", "조차", "밖에", "이라고", "라고", "이에요",
				"예요", "입니다", "이야", "야", "요")
		.sorted(Comparator.comparing(String::length).reversed())
		.toList();

	private Particles() {
	}

	/** Returns a word without its particle; the same word if it has none. */
	static String remove(String word) {
		for (String particle : ALL) {
			int end = word.length() - particle.length();
			if (end >= MIN_NOUN && word.endsWith(particle) && Syllables.isSyllable(word.charAt(end - 1))) {
				return word.substring(0, end);
			}
		}
		return word;
	}

}
