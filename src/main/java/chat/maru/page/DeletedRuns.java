package chat.maru.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import chat.maru.page.TimelineRow.RowMessage;

/**
 * Folds deleted messages that follow each other into one line with their number, like
 * timeline/deleted-runs.js.
 */
final class DeletedRuns {

	private static final String CONTINUED = " continued";

	private final RowWords words;

	private final List<Place> run = new ArrayList<>();

	/** Whether the row before is a line with a number. */
	private boolean folded;

	private DeletedRuns(RowWords words) {
		this.words = words;
	}

	/** Replaces the rows of deleted messages in these chunks. */
	static void fold(List<List<TimelineRow>> chunks, RowWords words) {
		DeletedRuns runs = new DeletedRuns(words);
		for (List<TimelineRow> chunk : chunks) {
			for (int i = 0; i < chunk.size(); i++) {
				runs.next(new Place(chunk, i));
			}
		}
		runs.end();
	}

	private void next(Place place) {
		RowMessage message = place.row().message();
		if (message != null && message.thread() == null && isRemoved(message)) {
			this.run.add(place);
			return;
		}
		end();
		if (message != null && this.folded) {
			place.set(message.withClasses(message.classes().replace(CONTINUED, "")), place.row().html());
		}
		this.folded = false;
	}

	private static boolean isRemoved(RowMessage message) {
		return List.of(message.classes().split(" ")).contains("removed");
	}

	private void end() {
		this.folded = this.run.size() > 1;
		for (int i = 0; this.folded && i < this.run.size(); i++) {
			Place place = this.run.get(i);
			RowMessage message = place.message();
			if (i < this.run.size() - 1) {
				place.set(message.withClasses(message.classes() + " deleted-part"), place.row().html());
			}
			else {
				place.set(message.withClasses(message.classes().replace(CONTINUED, "") + " deleted-run"),
						this.words.deletedMessages(this.run.size()));
			}
		}
		this.run.clear();
	}

	private record Place(List<TimelineRow> chunk, int index) {

		TimelineRow row() {
			return this.chunk.get(this.index);
		}

		RowMessage message() {
			return Objects.requireNonNull(row().message());
		}

		void set(RowMessage message, String html) {
			TimelineRow row = row();
			this.chunk.set(this.index, new TimelineRow(row.kind(), row.seq(), row.at(), row.when(), html, message));
		}

	}

}
