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

-- What WebAuthn needs to know of a passkey; the key that lets somebody in never leaves their device.
create table passkey (
	-- The credential id that the device chose.
	id blob not null primary key,
	account_id text not null references account (id) on delete cascade,
	-- What its owner calls it.
	label text not null,
	-- COSE, as the device sent it.
	public_key blob not null,
	attestation blob not null,
	-- Grows with each use, or stays 0 where the device does not count.
	signature_count integer not null,
	-- Comma-separated.
	transports text not null,
	backup_eligible integer not null check (backup_eligible in (0, 1)),
	backed_up integer not null check (backed_up in (0, 1)),
	created_at integer not null,
	used_at integer not null
) without rowid;

create index passkey_account on passkey (account_id);
