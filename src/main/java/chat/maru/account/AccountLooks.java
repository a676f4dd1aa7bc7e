package chat.maru.account;

import org.springframework.stereotype.Component;

/** What the names of accounts look like. */
@Component
class AccountLooks extends StoredLooks {

	AccountLooks() {
		super("account", """
				select id, name from account where role <> 'deleted'
				order by role = 'administrator' desc, role = 'guest', created_at, id""");
	}

}
