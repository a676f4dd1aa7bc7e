package chat.maru;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration;

/**
 * Starts Maru: one process, one folder of data, no other server. Accounts are its own, so
 * Spring makes no user and logs no password of one; and it is Maru that talks to
 * providers of identities, so that they are what the settings say at run time.
 */
@SpringBootApplication(exclude = { UserDetailsServiceAutoConfiguration.class, OAuth2ClientAutoConfiguration.class,
		OAuth2ClientWebSecurityAutoConfiguration.class })
@ConfigurationPropertiesScan
public class MaruApplication {

	public static void main(String[] args) {
		SpringApplication.run(MaruApplication.class, args);
	}

}
