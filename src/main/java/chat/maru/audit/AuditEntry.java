package chat.maru.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log. Accounts and rooms that no longer exist have no name in it.
 *
 * @param id increases with each entry
 * @param at the time of the action
 * @param action the action
 * @param actor the id of the account that did it
 * @param actorName the actor's current name
 * @param subject the id of the account that it was done to; null for none
 * @param subjectName the subject's current name
 * @param room the id of the room that it was done in; null for none
 * @param roomName the name of a public room; null for a private one, because
 * administrators who are not in it do not see its name
 * @param detail further values, as pairs separated by spaces, such as uses=5
 * until=2026-11-30T20:00:00Z; may be empty
 */
@JsonInclude(Include.NON_NULL)
public record AuditEntry(long id, @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") Instant at,
		AuditAction action, String actor, @Nullable String actorName, @Nullable String subject,
		@Nullable String subjectName, @Nullable String room, @Nullable String roomName, String detail) {

	/**
	 * The pairs of the detail, by the name before the equals sign. Empty if it has none.
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
