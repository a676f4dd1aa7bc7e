package chat.maru.message;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much may be posted. Zero switches off each limit that may be zero.
 *
 * @param messagesPerSecond posts that an account may send each second in the long run;
 * twice as many may come at once
 * @param textLength characters (Unicode code points) of one message
 */
@ConfigurationProperties(prefix = "maru.limits")
@Validated
public record MessageSettings(@DefaultValue("10") @Min(0) @Max(1_000_000) int messagesPerSecond,
		@DefaultValue("4000") @Min(1) @Max(10_000) int textLength) {

}
