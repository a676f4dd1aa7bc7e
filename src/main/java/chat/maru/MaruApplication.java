package chat.maru;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Maru: one process, one folder of data, no other server. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MaruApplication {

	public static void main(String[] args) {
		SpringApplication.run(MaruApplication.class, args);
	}

}
