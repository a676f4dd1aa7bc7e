package chat.maru.network;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Network connections.
 *
 * @param proxies the reverse proxies in front of the server, as IP addresses or networks
 * in CIDR notation; their forwarded headers count
 * @param limits how much may be used
 */
@ConfigurationProperties(prefix = "maru")
@Validated
public record NetworkSettings(@DefaultValue List<String> proxies, @DefaultValue @Valid Limits limits) {

	/**
	 * Limits. Zero switches off each limit that may be zero.
	 *
	 * @param newConnectionsPerSecond network connections that are accepted each second;
	 * others wait
	 * @param connections network connections that may be open at one time; others wait
	 * @param connectionsPerAddress network connections that one address may have open,
	 * unless it is a trusted proxy; others are closed
	 * @param connectionsBeforeConnect connections whose client has not authenticated yet
	 * @param connectionsBeforeConnectPerAddress the same from one address (IPv6: one /64)
	 * @param frameBytes bytes of one STOMP frame from a client
	 */
	public record Limits(@DefaultValue("1000") @Min(0) @Max(1_000_000) int newConnectionsPerSecond,
			@DefaultValue("20000") @Min(0) @Max(1_000_000) int connections,
			@DefaultValue("1000") @Min(0) @Max(1_000_000) int connectionsPerAddress,
			@DefaultValue("1000") @Min(0) @Max(1_000_000) int connectionsBeforeConnect,
			@DefaultValue("100") @Min(0) @Max(1_000_000) int connectionsBeforeConnectPerAddress,
			@DefaultValue("65536") @Min(1024) @Max(1_048_576) int frameBytes) {
	}

}
