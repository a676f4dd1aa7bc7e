package chat.maru.page;

import java.util.List;

/**
 * The newest rows of a room, which its page shows before the scripts run.
 *
 * @param state what is above the rows: opening if there are none yet, because the time
 * zone of the user is not known; more, beginning, or empty
 * @param chunks the rows, oldest first, in the chunks of the log
 * @param json the page of history for the scripts, as text for a script element
 */
public record OpeningTimeline(String state, List<List<TimelineRow>> chunks, String json) {

	/** For a page that opens elsewhere in the room. */
	static final OpeningTimeline NONE = new OpeningTimeline("opening", List.of(), "null");

}
