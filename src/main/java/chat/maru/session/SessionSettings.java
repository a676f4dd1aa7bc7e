package chat.maru.session;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often a log-in may be tried. Zero switches off each limit that may be zero.
 *
 * @param logInsPerMinute attempts to log in to one account from one address each minute.
 * Five times as many from one address to all accounts. Ten times as many in an hour to
 * one account from all browsers together that it never logged in from
 */
@ConfigurationProperties(prefix = "maru.limits")
@Validated
public record SessionSettings(@DefaultValue("10") @Min(0) @Max(100_000) int logInsPerMinute) {

}
