package chat.maru.account;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limit of searches for people. Zero switches it off.
 *
 * @param peopleSearchesPerMinute how many searches for people an account may make per
 * minute
 */
@ConfigurationProperties(prefix = "maru.limits")
@Validated
public record AccountSettings(@DefaultValue("60") @Min(0) @Max(1_000_000) int peopleSearchesPerMinute) {

}
