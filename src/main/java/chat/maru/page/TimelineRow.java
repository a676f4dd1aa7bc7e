package chat.maru.page;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A row of the log on the page. The scripts take over these rows and complete them, see
 * timeline/row.js.
 *
 * @param kind day, new, line or message
 * @param seq the seq of the last event in it; 0 for a day and for the line above new
 * messages
 * @param at the time, or the date of a day, for programs
 * @param when the same for the user
 * @param html the sentence of a line or the text of a message, as HTML; else empty
 * @param message what only a message has; null for other rows
 */
public record TimelineRow(String kind, long seq, String at, String when, String html, @Nullable RowMessage message) {

	static final TimelineRow NEW = new TimelineRow("new", 0, "", "", "", null);

	static TimelineRow day(String date, String words) {
		return new TimelineRow("day", 0, date, words, "", null);
	}

	/**
	 * The parts of a row that only messages have.
	 *
	 * @param classes the classes of the row
	 * @param look the classes of the text
	 * @param folded whether the text is too long to show all of it at once
	 * @param author the author's name
	 * @param role the name of the author's role; null if it is not shown
	 * @param initial the letter of the author's avatar
	 * @param hue the hue of the author's avatar, in degrees
	 * @param answered what the message replies to; null if it is not a reply
	 * @param thread the replies to the message; null if there are none
	 * @param reactions the reactions to the message
	 */
	public record RowMessage(String classes, String look, boolean folded, String author, @Nullable String role,
			String initial, int hue, @Nullable RowAnswered answered, @Nullable RowThread thread, List<Chip> reactions) {

		RowMessage withClasses(String others) {
			return new RowMessage(others, this.look, this.folded, this.author, this.role, this.initial, this.hue,
					this.answered, this.thread, this.reactions);
		}

	}

	/**
	 * The reactions with one emoji.
	 *
	 * @param count how many people reacted, for the user
	 * @param mine whether the user is one of those who are listed
	 */
	public record Chip(String emoji, String count, boolean mine) {

		/** What a screen reader says. */
		public String label() {
			return this.emoji + ' ' + this.count;
		}

	}

	/**
	 * The line of a message that has replies.
	 *
	 * @param replies how many there are
	 * @param faces the authors of the newest ones
	 */
	public record RowThread(int replies, List<RowFace> faces) {
	}

	/**
	 * The avatar of an author.
	 *
	 * @param initial its letter
	 * @param hue its hue, in degrees
	 */
	public record RowFace(String initial, int hue) {
	}

	/**
	 * The line of a reply that shows what it replies to.
	 *
	 * @param seq the seq of that message
	 * @param author its author's name
	 * @param text the beginning of its text, or a sentence if it was deleted
	 * @param deleted whether it was deleted
	 */
	public record RowAnswered(long seq, String author, String text, boolean deleted) {
	}

}
