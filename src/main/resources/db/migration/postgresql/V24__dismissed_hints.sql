-- Hints on the pages that an account does not want to see again.
create table dismissed_hint (
	account_id text collate "C" not null references account (id) on delete cascade,
	hint text collate "C" not null,
	primary key (account_id, hint)
);
