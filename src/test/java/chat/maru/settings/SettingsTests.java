package chat.maru.settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** A wrong setting stops the start with a sentence that names it. */
@ExtendWith(OutputCaptureExtension.class)
class SettingsTests {

	private final SpringApplication application = new SpringApplicationBuilder(Settings.class)
		.web(WebApplicationType.NONE)
		.build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			--maru.limits.text-lengths=1          | maru.limits.text-lengths
			--maru.datas=here                     | maru.datas
			--maru.guests.enable=true             | maru.guests.enable
			--maru.limits.text-length=0           | maru.limits.textLength
			--maru.limits.connections=-1          | maru.limits.connections
			--maru.limits.log-ins-per-minute=many | maru.limits.log-ins-per-minute
			--maru.access=anyone                  | maru.access
			""")
	void aWrongSettingStopsTheStart(String argument, String named, CapturedOutput output) {
		assertThatException().isThrownBy(() -> this.application.run(argument));
		assertThat(output.toString()).contains("APPLICATION FAILED TO START", "Property: " + named)
			.doesNotContain("\tat ");
	}

	@Test
	void featuresHaveSeparateSettings() {
		try (ConfigurableApplicationContext context = this.application.run("--maru.limits.text-length=1",
				"--maru.limits.connections=1", "--maru.proxies[0]=192.0.2.1", "--maru.access=invite",
				"--maru.guests.enabled=false")) {
			assertThat(context.isActive()).isTrue();
		}
	}

	@ConfigurationPropertiesScan("chat.maru")
	@Import(UnknownSettings.class)
	static class Settings {

	}

}
