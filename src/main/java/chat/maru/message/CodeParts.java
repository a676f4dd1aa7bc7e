package chat.maru.message;

/** Finds the parts of a text that are code: fenced blocks, and text between backticks. */
final class CodeParts {

	private static final int FENCE = 3;

	private final int[] text;

	private final boolean[] code;

	private CodeParts(int[] text) {
		this.text = text;
		this.code = new boolean[text.length];
	}

	/**
	 * Returns for each character whether it is code.
	 * @param text the characters of the text
	 */
	static boolean[] of(int[] text) {
		CodeParts parts = new CodeParts(text);
		parts.mark();
		return parts.code;
	}

	private void mark() {
		int at = 0;
		while (at < this.text.length) {
			int run = run(at);
			if (run == 0) {
				at++;
				continue;
			}
			boolean fence = run >= FENCE && beginsLine(at);
			int end = fence ? endOfFence(at + run, run) : endOfSpan(at + run, run);
			for (int i = at; i < end; i++) {
				this.code[i] = true;
			}
			at = Math.max(end, at + run);
		}
	}

	/** Returns how many backticks begin at a place. */
	private int run(int at) {
		int end = at;
		while (end < this.text.length && this.text[end] == '`') {
			end++;
		}
		return end - at;
	}

	private boolean beginsLine(int at) {
		int start = at;
		while (start > 0 && this.text[start - 1] == ' ') {
			start--;
		}
		return start == 0 || this.text[start - 1] == '\n';
	}

	/** A block that is not closed ends with the text. */
	private int endOfFence(int from, int length) {
		for (int at = from; at < this.text.length; at++) {
			int run = run(at);
			if (run >= length && beginsLine(at)) {
				return at + run;
			}
			at += Math.max(0, run - 1);
		}
		return this.text.length;
	}

	/** Backticks without as many others after them are no code. */
	private int endOfSpan(int from, int length) {
		for (int at = from; at < this.text.length; at++) {
			int run = run(at);
			if (run == length) {
				return at + run;
			}
			at += Math.max(0, run - 1);
		}
		return from - length;
	}

}
