-- One more thing that somebody can be: a program's account.
alter table account add column standing text not null default 'guest' check (standing in ('guest', 'member', 'administrator', 'bot', 'deleted'));
update account set standing = role;
alter table account drop column role;
alter table account rename column standing to role;

-- Who may not come in any more: an account, or whoever comes from a network.
create table ban (
	id text not null primary key,
	account_id text unique references account (id) on delete cascade,
	-- An address, or a network in CIDR notation.
	network text unique,
	-- What administrators tell each other.
	reason text not null,
	created_by text not null,
	created_at integer not null,
	-- Null for one that has no end.
	expires_at integer,
	check ((account_id is null) <> (network is null))
) without rowid;
