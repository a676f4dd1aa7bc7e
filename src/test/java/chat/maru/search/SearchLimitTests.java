package chat.maru.search;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.limit.RateLimits;
import chat.maru.refusal.Refused;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

/** An account can search a number of times in a minute, and a guest half as often. */
class SearchLimitTests {

	private final Accounts accounts = mock();

	private final SearchApi api = new SearchApi(mock(), this.accounts, new SearchSettings(30), RateLimits.ofOneNode());

	@Test
	void eachAccountHasItsOwnLimit() {
		Account member = account("a", true);
		search(member, 30);
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> search(member, 1))
			.satisfies((refused) -> assertThat(refused.reason().code()).isEqualTo("search-too-many"))
			.satisfies((refused) -> assertThat(refused.retryAfter()).isPositive());
		search(account("b", true), 1);
	}

	@Test
	void aGuestSearchesHalfAsOften() {
		Account guest = account("a", false);
		search(guest, 15);
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> search(guest, 1));
	}

	@Test
	void theLimitOfGuestsIsOffOnlyWithThatOfMembers() {
		assertThat(new SearchSettings(0).guestSearchesPerMinute()).isZero();
		assertThat(new SearchSettings(1).guestSearchesPerMinute()).isOne();
	}

	private Account account(String id, boolean member) {
		Account account = new Account(id, id);
		when(this.accounts.isMember(account)).thenReturn(member);
		return account;
	}

	private void search(Account account, int times) {
		for (int i = 0; i < times; i++) {
			this.api.search(account, "word", null, 20, null);
		}
	}

}
