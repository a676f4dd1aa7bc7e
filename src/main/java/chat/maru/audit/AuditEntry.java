package chat.maru.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done. People and rooms that are there no more have no name here.
 *
 * @param id counts up
 * @param at when
 * @param action what
 * @param actor who did it, an account's id
 * @param actorName their name now
 * @param subject whom it was done to, an account's id
 * @param subjectName their name now
 * @param room where, a room's id
 * @param roomName what the room is called, where it is public: whoever is not in a
 * private one does not learn its name here
 * @param detail what else there is to know, in pairs such as uses=5
 * until=2026-11-30T20:00:00Z; may be empty
 */
@JsonInclude(Include.NON_NULL)
public record AuditEntry(long id, @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") Instant at,
		AuditAction action, String actor, @Nullable String actorName, @Nullable String subject,
		@Nullable String subjectName, @Nullable String room, @Nullable String roomName, String detail) {

	/**
	 * The pairs of the detail, by what stands before the equals sign. Empty where it has
	 * none.
	 */
	public Map<String, String> details() {
		Map<String, String> details = new LinkedHashMap<>();
		for (String pair : this.detail.split(" ")) {
			int equals = pair.indexOf('=');
			if (equals > 0) {
				details.put(pair.substring(0, equals), pair.substring(equals + 1));
			}
		}
		return details;
	}

}
