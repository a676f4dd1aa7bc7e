package chat.maru;

import java.util.List;

import chat.maru.storage.CopyCommand;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration;

/**
 * Starts Maru: one process, one data folder, no other server. Maru has accounts of its
 * own, so Spring creates no default user and logs no password. Maru also configures
 * identity providers itself, so that their settings apply at run time.
 */
@SpringBootApplication(exclude = { UserDetailsServiceAutoConfiguration.class, OAuth2ClientAutoConfiguration.class,
		OAuth2ClientWebSecurityAutoConfiguration.class })
@ConfigurationPropertiesScan
public class MaruApplication {

	public static void main(String[] args) {
		if (List.of(args).contains(CopyCommand.NAME)) {
			CopyCommand.run(args);
			return;
		}
		SpringApplication.run(MaruApplication.class, args);
	}

}
