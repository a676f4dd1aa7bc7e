package chat.maru;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

/** Every package uses only those that it says it uses, and there are no circles. */
class ModularityTests {

	@Test
	void modulesUseWhatTheyDeclare() {
		ApplicationModules.of(MaruApplication.class).verify();
	}

}
