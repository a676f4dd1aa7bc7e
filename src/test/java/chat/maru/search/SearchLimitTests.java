package chat.maru.search;

import chat.maru.account.AccountPrincipal;
import chat.maru.limit.RateLimits;
import chat.maru.refusal.Refused;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/** An account can search a number of times in a minute. */
class SearchLimitTests {

	@Test
	void eachAccountHasItsOwnLimit() {
		SearchApi api = new SearchApi(mock(), new SearchSettings(30), RateLimits.ofOneNode());
		AccountPrincipal principal = new AccountPrincipal("a");
		for (int i = 0; i < 30; i++) {
			api.search(principal, "word", null, 20, null);
		}
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> api.search(principal, "word", null, 20, null))
			.satisfies((refused) -> assertThat(refused.reason().code()).isEqualTo("search-too-many"))
			.satisfies((refused) -> assertThat(refused.retryAfter()).isPositive());
		api.search(new AccountPrincipal("b"), "word", null, 20, null);
	}

}
