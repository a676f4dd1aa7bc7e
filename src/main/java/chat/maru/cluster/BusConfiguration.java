package chat.maru.cluster;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses how this node tells others. */
@Configuration(proxyBeanMethods = false)
class BusConfiguration {

	@Bean
	Bus bus() {
		return new LocalBus();
	}

}
