package chat.maru.socket;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * STOMP connections.
 *
 * @param allowedOrigins the origins, in addition to the server's own, whose pages may
 * connect to {@code /ws}, such as {@code https://intranet.example}
 * @param limits how much may be used
 */
@ConfigurationProperties(prefix = "maru")
@Validated
public record SocketSettings(@DefaultValue List<String> allowedOrigins, @DefaultValue @Valid Limits limits) {

	/**
	 * Limits. Zero switches off each limit that may be zero.
	 *
	 * @param connectionsPerPerson connections that an account may have open at one time
	 * @param subscriptionsPerConnection subscriptions of one connection
	 */
	public record Limits(@DefaultValue("10") @Min(0) @Max(1_000_000) int connectionsPerPerson,
			@DefaultValue("100") @Min(1) @Max(10_000) int subscriptionsPerConnection) {
	}

}
