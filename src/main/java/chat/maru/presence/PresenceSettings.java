package chat.maru.presence;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How presence is announced.
 *
 * @param namedUpTo up to how many people online they are announced with their names;
 * above that they are counted
 */
@ConfigurationProperties(prefix = "maru.presence")
@Validated
public record PresenceSettings(@DefaultValue("500") @Min(0) @Max(5_000) int namedUpTo) {

}
