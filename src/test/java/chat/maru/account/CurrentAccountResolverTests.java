package chat.maru.account;

import java.lang.reflect.Method;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.NativeWebRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class CurrentAccountResolverTests {

	private final Accounts accounts = mock();

	private final CurrentAccountResolver resolver = new CurrentAccountResolver(this.accounts);

	@AfterEach
	void logOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void findsTheAccountUnderItsPresentName() throws Exception {
		logIn();
		Account renamed = new Account("id", "New name");
		given(this.accounts.find("id")).willReturn(Optional.of(renamed));
		assertThat(resolve(0)).isEqualTo(renamed);
		assertThat(resolve(1)).isEqualTo(renamed);
	}

	@Test
	void refusesVisitorsAndDeletedAccounts() throws Exception {
		assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class).isThrownBy(() -> resolve(0));
		logIn();
		given(this.accounts.find("id")).willReturn(Optional.empty());
		assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class).isThrownBy(() -> resolve(0));
	}

	@Test
	void isNullForVisitorsIfTheHandlerTakesThem() throws Exception {
		assertThat(resolve(1)).isNull();
	}

	private static void logIn() {
		SecurityContextHolder.getContext()
			.setAuthentication(AccountAuthentication.bySession(new Account("id", "Old name")));
	}

	private @Nullable Account resolve(int parameter) throws NoSuchMethodException {
		Method handler = getClass().getDeclaredMethod("handler", Account.class, Account.class);
		MethodParameter resolved = new MethodParameter(handler, parameter);
		assertThat(this.resolver.supportsParameter(resolved)).isTrue();
		return this.resolver.resolveArgument(resolved, null, mock(NativeWebRequest.class), null);
	}

	void handler(@CurrentAccount Account account, @CurrentAccount @Nullable Account visitor) {
	}

}
