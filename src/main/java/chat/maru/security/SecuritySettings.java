package chat.maru.security;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often an account may change something. Zero switches off each limit that may be
 * zero.
 *
 * @param changesPerMinute changes of any kind that an account may make over HTTP each
 * minute, except for read marks
 * @param readMarksPerMinute times that an account may move its read marks each minute
 */
@ConfigurationProperties(prefix = "maru.limits")
@Validated
public record SecuritySettings(@DefaultValue("120") @Min(0) @Max(1_000_000) int changesPerMinute,
		@DefaultValue("600") @Min(0) @Max(1_000_000) int readMarksPerMinute) {

}
