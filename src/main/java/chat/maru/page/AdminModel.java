package chat.maru.page;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.CurrentAccount;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ResponseStatusException;

/** Admits administrators to each {@link AdminPage}, before its method is called. */
@ControllerAdvice(annotations = AdminPage.class)
class AdminModel {

	private final Accounts accounts;

	AdminModel(Accounts accounts) {
		this.accounts = accounts;
	}

	@ModelAttribute("account")
	Account administrator(@CurrentAccount Account account) {
		if (!this.accounts.isAdministrator(account.id())) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return account;
	}

}
