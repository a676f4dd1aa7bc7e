package chat.maru.room;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * An account that may not post in a room for a limited time.
 * 
 * @param id the account's id
 * @param name the account's name
 * @param until when the account may post again
 */
public record Silence(String id, String name,
		@JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") Instant until) {
}
