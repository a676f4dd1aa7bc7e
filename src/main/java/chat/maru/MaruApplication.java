package chat.maru;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/**
 * Starts Maru: one process, one folder of data, no other server. Accounts are its own, so
 * Spring makes no user and logs no password of one.
 */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class MaruApplication {

	public static void main(String[] args) {
		SpringApplication.run(MaruApplication.class, args);
	}

}
