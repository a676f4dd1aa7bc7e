package chat.maru.storage;

import java.nio.file.Path;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the data is.
 *
 * @param data the folder of the embedded database
 */
@ConfigurationProperties(prefix = "maru")
@Validated
public record StorageSettings(@DefaultValue("./data") @NotNull Path data) {

}
