package chat.maru.session;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limit of attempts to log in. Zero switches it off.
 *
 * @param logInsPerMinute how many attempts to log in to one account are allowed from one
 * network per minute. Five times as many are allowed from one network to all accounts,
 * and ten times as many per hour to one account from all browsers together from which it
 * was never logged in
 */
@ConfigurationProperties(prefix = "maru.limits")
@Validated
public record SessionSettings(@DefaultValue("10") @Min(0) @Max(100_000) int logInsPerMinute) {

}
