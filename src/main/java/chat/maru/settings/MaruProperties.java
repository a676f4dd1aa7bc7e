package chat.maru.settings;

import java.nio.file.Path;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * All settings. An unknown {@code maru.*} property stops the start.
 *
 * @param data the folder of the embedded database
 * @param allowedOrigins the origins, in addition to the server's own, whose pages may
 * connect to {@code /ws}, such as {@code https://intranet.example}
 * @param proxies the reverse proxies in front of the server, as IP addresses or networks
 * in CIDR notation; their forwarded headers count
 * @param access who can create an account, until an administrator changes it
 * @param guests whether people may join as guests
 * @param limits how much one account or one connection may use
 */
@ConfigurationProperties(prefix = "maru", ignoreUnknownFields = false)
@Validated
public record MaruProperties(@DefaultValue("./data") @NotNull Path data, @DefaultValue List<String> allowedOrigins,
		@DefaultValue List<String> proxies, @DefaultValue("open") @NotNull Access access,
		@DefaultValue @Valid Guests guests, @DefaultValue @Valid Limits limits) {

	/** Who can create an account. */
	public enum Access {

		/** Anyone, with a name. */
		OPEN,

		/** Anyone, with a name and a password. */
		MEMBERS,

		/** People with an invitation, with a name and a password. */
		INVITE

	}

	/**
	 * Guests.
	 *
	 * @param enabled whether people without an account may join with a name
	 */
	public record Guests(@DefaultValue("true") boolean enabled) {
	}

	/**
	 * Limits. Zero switches off each one that may be zero.
	 *
	 * @param messagesPerSecond posts a person may send each second in the long run; twice
	 * as many may come at once
	 * @param connectionsPerPerson connections a person may have open at one time
	 * @param guestsPerMinute people who are new and may come from one address each
	 * minute, guests and others
	 * @param logInsPerMinute attempts to log in to one account from one address each
	 * minute; five times as many from one address to all accounts, and ten times as many
	 * in an hour to one account from all browsers together that it was never logged in
	 * from
	 * @param peopleSearchesPerMinute searches for people one person may make each minute
	 * @param changesPerMinute changes that one account may make over HTTP each minute,
	 * whatever they are, but for read marks
	 * @param readMarksPerMinute times that one account may say each minute how far it has
	 * read
	 * @param newConnectionsPerSecond network connections that are accepted each second;
	 * those who are ahead of that wait
	 * @param connections network connections that may be open at one time; those beyond
	 * it wait
	 * @param connectionsPerAddress network connections that one address may have open,
	 * unless it is a trusted proxy; those beyond it are closed
	 * @param connectionsBeforeConnect connections whose client has not said who it is
	 * yet, altogether
	 * @param connectionsBeforeConnectPerAddress the same from one address (IPv6: one /64)
	 * @param textLength characters (Unicode code points) of one message
	 * @param frameBytes bytes of one STOMP frame from a client
	 * @param subscriptionsPerConnection subscriptions of one connection
	 * @param waitingBytes bytes that may wait for a slow reader before it is disconnected
	 */
	public record Limits(@DefaultValue("10") @Min(0) @Max(1_000_000) int messagesPerSecond,
			@DefaultValue("10") @Min(0) @Max(1_000_000) int connectionsPerPerson,
			@DefaultValue("30") @Min(0) @Max(1_000_000) int guestsPerMinute,
			@DefaultValue("10") @Min(0) @Max(100_000) int logInsPerMinute,
			@DefaultValue("60") @Min(0) @Max(1_000_000) int peopleSearchesPerMinute,
			@DefaultValue("120") @Min(0) @Max(1_000_000) int changesPerMinute,
			@DefaultValue("600") @Min(0) @Max(1_000_000) int readMarksPerMinute,
			@DefaultValue("1000") @Min(0) @Max(1_000_000) int newConnectionsPerSecond,
			@DefaultValue("20000") @Min(0) @Max(1_000_000) int connections,
			@DefaultValue("1000") @Min(0) @Max(1_000_000) int connectionsPerAddress,
			@DefaultValue("1000") @Min(0) @Max(1_000_000) int connectionsBeforeConnect,
			@DefaultValue("100") @Min(0) @Max(1_000_000) int connectionsBeforeConnectPerAddress,
			@DefaultValue("4000") @Min(1) @Max(10_000) int textLength,
			@DefaultValue("65536") @Min(1024) @Max(1_048_576) int frameBytes,
			@DefaultValue("100") @Min(1) @Max(10_000) int subscriptionsPerConnection,
			@DefaultValue("524288") @Min(65_536) @Max(67_108_864) int waitingBytes) {
	}

}
