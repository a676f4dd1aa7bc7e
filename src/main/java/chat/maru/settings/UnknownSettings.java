package chat.maru.settings;

import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Stops the start at a {@code maru.*} property that no feature has. Each feature binds
 * its own record, which ignores what belongs to others, so a misspelled name would do
 * nothing. Environment variables and system properties are not checked.
 */
@Configuration(proxyBeanMethods = false)
class UnknownSettings {

	private static final String PREFIX = "maru";

	@Bean
	static BeanFactoryPostProcessor unknownSettingsStopTheStart(Environment environment) {
		return (beans) -> {
			Binder binder = Binder.get(environment);
			AllFeatures all = new AllFeatures();
			Stream.of(beans.getBeanDefinitionNames())
				.filter((name) -> name.startsWith(PREFIX))
				.map((name) -> beans.getType(name, false))
				.filter(Objects::nonNull)
				.filter((type) -> type.isAnnotationPresent(ConfigurationProperties.class))
				.forEach((type) -> binder.bind(type.getAnnotation(ConfigurationProperties.class).prefix(),
						Bindable.of(type), all));
			all.complete = true;
			binder.bind(PREFIX, Bindable.of(String.class), all);
		};
	}

	/** Remembers all names that were bound, and looks for others at the end only. */
	private static final class AllFeatures extends NoUnboundElementsBindHandler {

		private boolean complete;

		AllFeatures() {
			super(BindHandler.DEFAULT, new UnboundElementsSourceFilter());
		}

		@Override
		public void onFinish(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				@Nullable Object result) throws Exception {
			if (this.complete) {
				super.onFinish(name, target, context, result);
			}
		}

	}

}
