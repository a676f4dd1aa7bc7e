package chat.maru.fanout;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTests {

	private final Pace pace = new Pace();

	@Test
	void theFirstMessageGoesOutAtOnce() {
		assertThat(this.pace.delay(1, millis(100))).isZero();
	}

	@Test
	void messagesThatComeOneAtATimeNeverWait() {
		for (int i = 1; i < 10; i++) {
			assertThat(this.pace.delay(i, millis(10 * i))).isZero();
			round(i, 10 * i, 10 * i + 9);
		}
	}

	@Test
	void whereMoreThanOneCameSinceTheLastRoundBeganTheNextWaitsForCompany() {
		round(1, 100, 104);
		assertThat(this.pace.delay(3, millis(104))).isEqualTo(millis(2));
		assertThat(this.pace.delay(3, millis(105))).isEqualTo(millis(1));
		assertThat(this.pace.delay(3, millis(107))).isZero();
	}

	@Test
	void aRoundOfManyMessagesIsFollowedByAPause() {
		round(1, 100, 104);
		round(9, 105, 109);
		assertThat(this.pace.delay(10, millis(109))).isEqualTo(millis(2));
		round(10, 111, 115);
		assertThat(this.pace.delay(11, millis(115))).isZero();
	}

	@Test
	void nobodyWaitsLongHoweverLongARoundTakes() {
		round(1, 100, 1_100);
		assertThat(this.pace.delay(3, millis(1_100))).isEqualTo(millis(5));
	}

	private void round(long head, long began, long ended) {
		this.pace.began(head, millis(began));
		this.pace.ended(millis(ended));
	}

	private static long millis(long millis) {
		return TimeUnit.MILLISECONDS.toNanos(millis);
	}

}
