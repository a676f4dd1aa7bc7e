package chat.maru;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

/** Every package uses only the packages that it declares, without cycles. */
class ModularityTests {

	@Test
	void modulesUseWhatTheyDeclare() {
		ApplicationModules.of(MaruApplication.class).verify();
	}

}
