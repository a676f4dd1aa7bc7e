package chat.maru.storage;

import java.time.Clock;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** The clock follows the database's and does not go back. */
class DatabaseClockTests {

	private final Clock machine = mock();

	private final DatabaseClock clock = new DatabaseClock(this.machine);

	@Test
	void itFollowsTheOffsetOnlyAsFarAsAMeasurementDemands() {
		at(1_000_000);
		this.clock.adjust(300_000, 300_010);
		assertThat(this.clock.millis()).isEqualTo(1_300_000);
		this.clock.adjust(299_990, 300_020);
		assertThat(this.clock.millis()).isEqualTo(1_300_000);
		this.clock.adjust(300_005, 300_030);
		assertThat(this.clock.instant().toEpochMilli()).isEqualTo(1_300_005);
	}

	@Test
	void aSmallCorrectionDoesNotTakeItBack() {
		at(1_000_000);
		assertThat(this.clock.millis()).isEqualTo(1_000_000);
		this.clock.adjust(-500, -400);
		assertThat(this.clock.millis()).isEqualTo(1_000_000);
		at(1_000_500);
		assertThat(this.clock.millis()).isEqualTo(1_000_100);
	}

	@Test
	void aLargeCorrectionIsTaken() {
		at(1_000_000);
		assertThat(this.clock.millis()).isEqualTo(1_000_000);
		this.clock.adjust(-300_000, -299_900);
		assertThat(this.clock.millis()).isEqualTo(700_100);
	}

	private void at(long millis) {
		given(this.machine.millis()).willReturn(millis);
	}

}
