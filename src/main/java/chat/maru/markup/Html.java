package chat.maru.markup;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import chat.maru.markup.Addresses.Place;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * Writes HTML that keeps line breaks and spaces as they were typed, for an element with
 * {@code white-space: pre-wrap}. It writes a few elements and no attribute but those of
 * links, the language of code, the number of a list, and the class of a task. Whatever it
 * does not know stays text.
 */
final class Html {

	private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9+#._-]{1,20}");

	private static final Pattern TASK = Pattern.compile("^\\[([ xX])]\\s+(?=\\S)");

	/** As text and not as an emoji. */
	private static final String CHECKED = "☑\uFE0E ";

	private final StringBuilder out = new StringBuilder();

	private final String source;

	/** The paragraph that keeps its indentation, and its present line. */
	private @Nullable Paragraph indented;

	private int line;

	private boolean inLink;

	/**
	 * Creates a writer.
	 * @param source the text that was parsed
	 */
	Html(String source) {
		this.source = source;
	}

	String of(Node document) {
		blocks(document, true);
		return this.out.toString();
	}

	private void blocks(Node parent, boolean top) {
		Node before = null;
		for (Node block = parent.getFirstChild(); block != null; block = block.getNext()) {
			if (isText(block)) {
				String gap = top ? gap(before, block) : "\n";
				escape((before == null || !isText(before)) ? gap.substring(gap.lastIndexOf('\n') + 1) : gap);
			}
			block(block, top);
			before = block;
		}
	}

	/** Returns the empty lines before a block and the spaces at its beginning. */
	private String gap(@Nullable Node before, Node block) {
		int from = (before != null) ? end(before) : 0;
		return Source.typed(this.source.substring(from, Math.max(from, content(start(block)))));
	}

	private void block(Node block, boolean top) {
		if (block instanceof Paragraph paragraph) {
			this.indented = top ? paragraph : null;
			this.line = 0;
			inlines(paragraph);
		}
		else if (block instanceof BlockQuote) {
			this.out.append("<blockquote>");
			blocks(block, false);
			this.out.append("</blockquote>");
		}
		else if (block instanceof FencedCodeBlock code) {
			code(code);
		}
		else if (block instanceof ListBlock list && isText(list)) {
			itemAsTyped((ListItem) list.getFirstChild());
		}
		else if (block instanceof ListBlock list) {
			list(list);
		}
		else {
			asTyped(block);
		}
	}

	/** Words after the fence that name no language are a line of the code. */
	private void code(FencedCodeBlock code) {
		String info = Source.typed(Objects.requireNonNullElse(code.getInfo(), "")).strip();
		String lines = Source.typed(code.getLiteral());
		this.out.append("<pre><code");
		if (LANGUAGE.matcher(info).matches()) {
			this.out.append(" class=\"language-").append(info.toLowerCase(Locale.ROOT)).append('"');
		}
		else if (!info.isEmpty()) {
			lines = info + "\n" + lines;
		}
		this.out.append('>');
		escape(lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines);
		this.out.append("</code></pre>");
	}

	/** Whether a block is shown as text. A single item stays text. */
	private static boolean isText(Node block) {
		return block instanceof Paragraph || (block instanceof ListBlock
				&& block.getFirstChild() == block.getLastChild() && task(block.getFirstChild()) == null);
	}

	private void itemAsTyped(ListItem item) {
		if (item.getFirstChild() == null) {
			asTyped(item);
			return;
		}
		int start = content(start(item));
		escape(this.source.substring(start, Math.max(start, content(start(item.getFirstChild())))));
		blocks(item, false);
	}

	private void list(ListBlock list) {
		String name = (list instanceof OrderedList) ? "ol" : "ul";
		this.out.append('<').append(name);
		if (list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
				&& ordered.getMarkerStartNumber() != 1) {
			this.out.append(" start=\"").append(ordered.getMarkerStartNumber()).append('"');
		}
		this.out.append('>');
		for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
			Matcher task = task(item);
			this.out.append((task != null) ? "<li class=\"task\">" : "<li>");
			if (task != null) {
				this.out.append(task.group(1).equals(" ") ? "☐ " : CHECKED);
				Text text = (Text) item.getFirstChild().getFirstChild();
				text.setLiteral(text.getLiteral().substring(task.end()));
			}
			blocks(item, false);
			this.out.append("</li>");
		}
		this.out.append("</").append(name).append('>');
	}

	private static @Nullable Matcher task(@Nullable Node item) {
		if (item != null && item.getFirstChild() instanceof Paragraph paragraph
				&& paragraph.getFirstChild() instanceof Text text) {
			Matcher task = TASK.matcher(text.getLiteral());
			return task.find() ? task : null;
		}
		return null;
	}

	private void inlines(Node parent) {
		for (Node inline = parent.getFirstChild(); inline != null; inline = inline.getNext()) {
			inline(inline);
		}
	}

	private void inline(Node inline) {
		if (inline instanceof Text text) {
			escape(text.getLiteral());
		}
		else if (inline instanceof SoftLineBreak || inline instanceof HardLineBreak) {
			lineBreak();
		}
		else if (inline instanceof Code code) {
			element("code", () -> escape(code.getLiteral()));
		}
		else if (inline instanceof Emphasis) {
			element("em", () -> inlines(inline));
		}
		else if (inline instanceof StrongEmphasis) {
			element("strong", () -> inlines(inline));
		}
		else if (inline instanceof Strikethrough) {
			element("del", () -> inlines(inline));
		}
		else if (inline instanceof Link link) {
			link(link);
		}
		else {
			asTyped(inline);
		}
	}

	private void element(String name, Runnable content) {
		this.out.append('<').append(name).append('>');
		content.run();
		this.out.append("</").append(name).append('>');
	}

	private void lineBreak() {
		this.out.append('\n');
		this.line++;
		List<SourceSpan> lines = (this.indented != null) ? this.indented.getSourceSpans() : List.of();
		if (this.line < lines.size()) {
			int begin = this.source.lastIndexOf('\n', lines.get(this.line).getInputIndex() - 1) + 1;
			escape(this.source.substring(begin, content(begin)));
		}
	}

	private void link(Link link) {
		String address = Source.typed(link.getDestination());
		String label = label(link);
		if (this.inLink) {
			inlines(link);
		}
		else if (!WebAddress.isSafe(address) || link.getTitle() != null || label.isBlank()
				|| !isHonest(label, address)) {
			asTyped(link);
		}
		else {
			this.out.append("<a href=\"");
			escape(address);
			this.out.append("\" dir=\"")
				.append(label.equals(address) ? "ltr" : "auto")
				.append("\" target=\"_blank\" rel=\"noopener noreferrer\">");
			this.inLink = true;
			inlines(link);
			this.inLink = false;
			this.out.append("</a>");
		}
	}

	/** Whether no URL in the label of a link has another host than the link. */
	private static boolean isHonest(String label, String address) {
		String host = WebAddress.host(address);
		return Addresses.find(label)
			.stream()
			.allMatch((place) -> WebAddress.host(label.substring(place.start(), place.end())).equals(host));
	}

	private static String label(Node node) {
		StringBuilder label = new StringBuilder();
		for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
			if (child instanceof Text text) {
				label.append(Source.typed(text.getLiteral()));
			}
			else if (child instanceof Code code) {
				label.append(Source.typed(code.getLiteral()));
			}
			else {
				label.append(label(child));
			}
		}
		return label.toString();
	}

	/** Writes a part of the source as text with links. */
	private void asTyped(Node node) {
		StringBuilder lines = new StringBuilder();
		for (SourceSpan span : node.getSourceSpans()) {
			String part = this.source.substring(span.getInputIndex(), span.getInputIndex() + span.getLength());
			lines.append(lines.isEmpty() ? "" : "\n").append(part);
		}
		String text = Source.typed(lines.toString());
		int from = 0;
		for (Place place : this.inLink ? List.<Place>of() : Addresses.find(text)) {
			String address = text.substring(place.start(), place.end());
			escape(text.substring(from, place.start()));
			this.out.append("<a href=\"");
			escape(address);
			this.out.append("\" dir=\"ltr\" target=\"_blank\" rel=\"noopener noreferrer\">");
			escape(address);
			this.out.append("</a>");
			from = place.end();
		}
		escape(text.substring(from));
	}

	private void escape(String text) {
		this.out.append(Escape.html(Source.typed(text)));
	}

	private static int start(Node block) {
		return block.getSourceSpans().isEmpty() ? 0 : block.getSourceSpans().get(0).getInputIndex();
	}

	/** Returns the index after a block, without what was added to its last line. */
	private int end(Node block) {
		List<SourceSpan> spans = block.getSourceSpans();
		if (spans.isEmpty()) {
			return 0;
		}
		SourceSpan last = spans.get(spans.size() - 1);
		int end = last.getInputIndex() + last.getLength();
		return (end > 0 && this.source.charAt(end - 1) == Source.ENDED) ? end - 1 : end;
	}

	/** Returns the index of the first character from an index that is not a space. */
	private int content(int index) {
		int content = index;
		while (content < this.source.length() && " \t".indexOf(this.source.charAt(content)) >= 0) {
			content++;
		}
		return content;
	}

}
