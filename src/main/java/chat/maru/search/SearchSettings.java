package chat.maru.search;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limit of searches for messages. Zero switches it off.
 *
 * @param searchesPerMinute how many searches for messages an account may make per minute.
 * A guest may make half as many
 */
@ConfigurationProperties(prefix = "maru.limits")
@Validated
public record SearchSettings(@DefaultValue("30") @Min(0) @Max(1_000_000) int searchesPerMinute) {

	/** Anyone can become a guest, and a search costs more than other requests. */
	int guestSearchesPerMinute() {
		return (this.searchesPerMinute + 1) / 2;
	}

}
