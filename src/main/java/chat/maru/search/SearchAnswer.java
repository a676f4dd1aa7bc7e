package chat.maru.search;

import java.util.List;

import chat.maru.message.Message;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * A page of what a search has found.
 *
 * @param results the messages, newest first, at most as many as were requested
 * @param more whether there may be older ones
 * @param before where the next page begins; null if there is none
 * @param corrected the query that was searched for instead, because nothing was found;
 * null if it was not corrected. The next page needs it as its query
 */
@JsonInclude(Include.NON_NULL)
record SearchAnswer(List<Result> results, boolean more, @Nullable String before, @Nullable String corrected) {

	SearchAnswer correctedTo(String query) {
		return new SearchAnswer(this.results, this.more, this.before, query);
	}

	/**
	 * A message that was found.
	 *
	 * @param room the id of its room
	 * @param message the message
	 * @param marks where in the text the words are: pairs of an index and a length, both
	 * in code points, from left to right
	 */
	record Result(String room, Message message, List<List<Integer>> marks) {
	}

}
