package chat.maru.cluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/** A node is current for 900 ms after a read of the notices began. */
class CurrencyTests {

	private final Currency currency = new Currency();

	private final AtomicInteger returns = new AtomicInteger();

	@Test
	void aReadThatBeganTooLongAgoDoesNotCount() {
		this.currency.follow();
		assertThat(this.currency.isCurrent()).isFalse();
		this.currency.read(ago(890));
		this.currency.read(ago(901));
		assertThat(this.currency.isCurrent()).isFalse();
		this.currency.read(ago(0));
		assertThat(this.currency.isCurrent()).isTrue();
	}

	@Test
	void whoeverWasRefusedHearsOfTheReturn() {
		this.currency.follow();
		this.currency.onReturn(this.returns::incrementAndGet);
		this.currency.read(ago(0));
		assertThat(this.returns).hasValue(0);
		this.currency.follow();
		this.currency.isCurrent();
		this.currency.read(ago(1_000));
		assertThat(this.returns).hasValue(0);
		this.currency.read(ago(0));
		this.currency.read(ago(0));
		assertThat(this.returns).hasValue(1);
	}

	@Test
	void aNodeIsCutOffAfterTenSecondsIfItKnewOfAnother() {
		this.currency.follow();
		this.currency.read(ago(11_000));
		assertThat(this.currency.isCutOff()).isFalse();
		this.currency.seeOthers(true);
		assertThat(this.currency.isCutOff()).isTrue();
		this.currency.read(ago(9_000));
		assertThat(this.currency.isCutOff()).isFalse();
		assertThat(this.currency.lapsedFor()).isGreaterThan(Duration.ofSeconds(8));
	}

	@Test
	void healthIsDownAfterSomeSeconds() {
		CurrencyHealthIndicator health = new CurrencyHealthIndicator(this.currency);
		assertThat(health.health().getStatus()).isEqualTo(Status.UP);
		this.currency.follow();
		this.currency.read(ago(3_000));
		assertThat(health.health().getStatus()).isEqualTo(Status.UP);
		this.currency.read(ago(4_000));
		assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
	}

	private static long ago(long millis) {
		return System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(millis);
	}

}
