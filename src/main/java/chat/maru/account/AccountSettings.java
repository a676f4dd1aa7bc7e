package chat.maru.account;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often people may be searched. Zero switches off each limit that may be zero.
 *
 * @param peopleSearchesPerMinute searches for people that an account may make each minute
 */
@ConfigurationProperties(prefix = "maru.limits")
@Validated
public record AccountSettings(@DefaultValue("60") @Min(0) @Max(1_000_000) int peopleSearchesPerMinute) {

}
