-- Who somebody is at an OpenID Connect provider: the issuer's name for itself, and its name for the person, which never changes.
create table identity (
	issuer text not null,
	subject text not null,
	account_id text not null references account (id) on delete cascade,
	created_at integer not null,
	primary key (issuer, subject)
) without rowid;

-- One of each provider.
create unique index identity_account on identity (account_id, issuer);
