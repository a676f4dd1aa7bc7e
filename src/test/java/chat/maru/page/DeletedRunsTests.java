package chat.maru.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import chat.maru.page.TimelineRow.RowMessage;
import chat.maru.page.TimelineRow.RowThread;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.context.support.StaticMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Deleted messages that follow each other take one line. */
class DeletedRunsTests {

	private static final String ONE = "message continued removed";

	private static final TimelineRow DAY = TimelineRow.day("2026-11-29", "today");

	@Test
	void theRowOfTheLastOneHasTheNumber() {
		assertThat(folded(ONE, ONE, ONE, "message continued")).containsExactly(
				"message continued removed deleted-part: x", "message continued removed deleted-part: x",
				"message removed deleted-run: 3 messages deleted", "message: x");
	}

	@Test
	void oneAloneStaysAsItIs() {
		assertThat(folded(ONE, "message continued", ONE)).containsExactly(ONE + ": x", "message continued: x",
				ONE + ": x");
	}

	@Test
	void aDayAndAMessageWithRepliesAreBetween() {
		List<List<TimelineRow>> chunks = List.of(rows(ONE), rows(ONE));
		chunks.get(1).add(0, DAY);
		chunks.get(1).add(row(ONE, new RowThread(1, List.of())));
		chunks.get(1).add(row(ONE, null));
		assertThat(fold(chunks)).containsExactly(ONE + ": x", ONE + ": x", ONE + ": x", ONE + ": x");
	}

	@Test
	void chunksAreNotBetween() {
		assertThat(fold(List.of(rows("message", ONE), rows(ONE, "message continued")))).containsExactly("message: x",
				ONE + " deleted-part: x", "message removed deleted-run: 2 messages deleted", "message: x");
	}

	private static List<String> folded(String... classes) {
		return fold(List.of(rows(classes)));
	}

	private static List<String> fold(List<List<TimelineRow>> chunks) {
		StaticMessageSource messages = new StaticMessageSource();
		messages.addMessage("message.deleted-run", Locale.ENGLISH, "{0} messages deleted");
		DeletedRuns.fold(chunks, new RowWords(messages, Locale.ENGLISH));
		return chunks.stream()
			.flatMap(List::stream)
			.filter((row) -> row.message() != null)
			.map((row) -> row.message().classes() + ": " + row.html())
			.toList();
	}

	private static List<TimelineRow> rows(String... classes) {
		List<TimelineRow> rows = new ArrayList<>();
		for (String one : classes) {
			rows.add(row(one, null));
		}
		return rows;
	}

	private static TimelineRow row(String classes, @Nullable RowThread thread) {
		return new TimelineRow("message", 1, "", "", "x",
				new RowMessage(classes, "", false, "Ben", null, "B", 0, null, thread, List.of()));
	}

}
