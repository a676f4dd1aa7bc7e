package chat.maru.message;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of posting. Zero switches off a limit that may be zero.
 *
 * @param messagesPerSecond how many posts an account may send per second on average;
 * twice as many may come at once
 * @param textLength the maximum number of characters (Unicode code points) of a message
 */
@ConfigurationProperties(prefix = "maru.limits")
@Validated
public record MessageSettings(@DefaultValue("10") @Min(0) @Max(1_000_000) int messagesPerSecond,
		@DefaultValue("4000") @Min(1) @Max(10_000) int textLength) {

}
