package chat.maru.fanout;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How far a reader may fall behind. Zero switches off each limit that may be zero.
 *
 * @param waitingBytes bytes that may wait for a slow reader before it is disconnected
 */
@ConfigurationProperties(prefix = "maru.limits")
@Validated
public record FanoutSettings(@DefaultValue("524288") @Min(65_536) @Max(67_108_864) int waitingBytes) {

}
