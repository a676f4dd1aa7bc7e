package chat.maru.network;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FairSharesTests {

	private final FairShares shares = new FairShares(10, 4);

	@Test
	void anAddressTakesAtMostItsShare() {
		assertThat(this.shares.take("a", 3)).isTrue();
		assertThat(this.shares.take("a", 2)).isFalse();
		assertThat(this.shares.take("a", 1)).isTrue();
		assertThat(this.shares.taken()).isEqualTo(4);
	}

	@Test
	void allAddressesTogetherTakeAtMostTheTotal() {
		assertThat(this.shares.take("a", 4)).isTrue();
		assertThat(this.shares.take("b", 4)).isTrue();
		assertThat(this.shares.take("c", 3)).isFalse();
		assertThat(this.shares.take("c", 2)).isTrue();
	}

	@Test
	void aReturnedAmountCanBeTakenAgain() {
		assertThat(this.shares.take("a", 4)).isTrue();
		this.shares.giveBack("a", 4);
		assertThat(this.shares.taken()).isZero();
		assertThat(this.shares.take("a", 4)).isTrue();
	}

}
