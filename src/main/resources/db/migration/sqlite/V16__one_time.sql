-- Values that wait for the second request of a log-in, each taken once: the state of a log-in with a provider, the challenge
-- of a passkey, a link for another device, the setup link.
create table one_time (
	-- SHA-256 of the secret that the browser or the link has; the secret itself is not stored.
	hash blob not null,
	kind text not null,
	-- A JSON value.
	value text not null,
	expires_at integer not null,
	primary key (kind, hash)
) without rowid;

create index one_time_expires_at on one_time (kind, expires_at);
