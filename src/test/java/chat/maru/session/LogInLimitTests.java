package chat.maru.session;

import chat.maru.limit.RateLimits;
import chat.maru.refusal.Refused;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** The limits on attempts to log in. */
class LogInLimitTests {

	private final LogInLimit limit = limit(3);

	@Test
	void guessingOneAccountEndsWithoutLockingItsOwnerOut() {
		count(3, "minji", "192.0.2.1");
		refused("minji", "192.0.2.1");
		count(1, "minji", "192.0.2.2");
	}

	@Test
	void guessingOneAccountFromManyPlacesEndsAndItsOwnersBrowserIsNotCounted() {
		for (int i = 0; i < 30; i++) {
			count(1, "minji", "192.0.2." + i);
		}
		refused("minji", "198.51.100.1");
		count(1, "another", "198.51.100.1");
		this.limit.count("minji", "198.51.100.2", true);
		this.limit.succeeded("minji", "198.51.100.2", true);
		// That it was them says nothing about the others.
		refused("minji", "198.51.100.3");
	}

	@Test
	void guessingManyAccountsFromOnePlaceEnds() {
		for (int i = 0; i < 15; i++) {
			count(1, "account " + i, "192.0.2.1");
		}
		refused("another", "192.0.2.1");
	}

	@Test
	void addressesOfTheSameNetworkCountTogether() {
		count(3, "minji", "2001:db8:1:2:3::1");
		refused("minji", "2001:db8:1:2:ffff::9");
		count(1, "minji", "2001:db8:1:3::1");
	}

	@Test
	void successfulLogInsAreNotCounted() {
		for (int i = 0; i < 100; i++) {
			count(1, "minji", "192.0.2.1");
			this.limit.succeeded("minji", "192.0.2.1", false);
		}
	}

	@Test
	void logInsWithoutANameAreCountedByAddressUntilOneSucceeds() {
		for (int i = 0; i < 15; i++) {
			this.limit.count("192.0.2.1");
		}
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.limit.count("192.0.2.1"));
		this.limit.succeeded("192.0.2.1");
		this.limit.count("192.0.2.1");
		refused("minji", "192.0.2.1");
		this.limit.count("192.0.2.2");
	}

	@Test
	void logInsThatSucceedEndToo() {
		for (int i = 0; i < 30; i++) {
			this.limit.countSuccess("minji");
		}
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.limit.countSuccess("minji"));
		this.limit.countSuccess("another");
	}

	@Test
	void zeroIsNoLimit() {
		LogInLimit off = limit(0);
		assertThatNoException().isThrownBy(() -> {
			for (int i = 0; i < 1_000; i++) {
				off.count("minji", "192.0.2.1", false);
				off.count("192.0.2.1");
			}
		});
	}

	private void count(int times, String account, String address) {
		for (int i = 0; i < times; i++) {
			this.limit.count(account, address, false);
		}
	}

	private void refused(String account, String address) {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.limit.count(account, address, false))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(AccessReason.LOG_IN_TOO_MANY));
	}

	private static LogInLimit limit(int perMinute) {
		return new LogInLimit(new SessionSettings(perMinute), RateLimits.ofOneNode());
	}

}
