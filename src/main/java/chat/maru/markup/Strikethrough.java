package chat.maru.markup;

import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Nodes;
import org.commonmark.node.Text;
import org.commonmark.parser.delimiter.DelimiterProcessor;
import org.commonmark.parser.delimiter.DelimiterRun;

/** Text between two tildes on each side. */
final class Strikethrough extends CustomNode {

	/** Finds it in a text. */
	static final class Processor implements DelimiterProcessor {

		private static final int LENGTH = 2;

		@Override
		public char getOpeningCharacter() {
			return '~';
		}

		@Override
		public char getClosingCharacter() {
			return '~';
		}

		@Override
		public int getMinLength() {
			return LENGTH;
		}

		@Override
		public int process(DelimiterRun opening, DelimiterRun closing) {
			if (opening.originalLength() != LENGTH || closing.originalLength() != LENGTH || isWave(opening)) {
				return 0;
			}
			Strikethrough struck = new Strikethrough();
			for (Node node : Nodes.between(opening.getOpener(), closing.getCloser())) {
				struck.appendChild(node);
			}
			opening.getOpener().insertAfter(struck);
			return LENGTH;
		}

		/** Whether it lengthens the word before it, as in '네~~ 좋아요~~'. */
		private static boolean isWave(DelimiterRun opening) {
			Node before = opening.getOpener();
			for (int tilde = 0; before != null && tilde < LENGTH; tilde++) {
				before = before.getPrevious();
			}
			return before instanceof Text text && !text.getLiteral().isEmpty()
					&& Character.isLetterOrDigit(text.getLiteral().codePointBefore(text.getLiteral().length()));
		}

	}

}
