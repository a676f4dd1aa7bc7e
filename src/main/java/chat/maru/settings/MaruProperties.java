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
	 * Limits. Zero disables a limit that can be zero.
	 *
	 * @param messagesPerSecond posts of an account per second on average; twice as many
	 * may be sent at once
	 * @param connectionsPerPerson connections that an account may have open at one time
	 * @param guestsPerMinute new accounts, of guests and others, per address and minute
	 * @param logInsPerMinute login attempts per minute to one account from one address;
	 * five times as many from one address to all accounts, and ten times as many per hour
	 * to one account from all browsers in which it was never logged in
	 * @param peopleSearchesPerMinute searches for users per account and minute
	 * @param changesPerMinute changes of all kinds over HTTP per account and minute,
	 * except read marks
	 * @param readMarksPerMinute read marks per account and minute
	 * @param newConnectionsPerSecond network connections that are accepted per second;
	 * others wait
	 * @param connections network connections that may be open at one time; others wait
	 * @param connectionsPerAddress network connections that one address may have open,
	 * unless it is a trusted proxy; others are closed
	 * @param connectionsBeforeConnect connections whose client has not authenticated yet,
	 * altogether
	 * @param connectionsBeforeConnectPerAddress the same from one address (IPv6: one /64)
	 * @param textLength maximum length of a message in Unicode code points
	 * @param frameBytes maximum size of a STOMP frame from a client in bytes
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
