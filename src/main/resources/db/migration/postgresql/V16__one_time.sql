-- Values that wait for the second request of a log-in, each taken once: the state of a log-in with a provider, the challenge
-- of a passkey, a link for another device, the setup link.
create table one_time (
	-- SHA-256 of the secret that the browser or the link has; the secret itself is not stored.
	hash bytea not null,
	kind text collate "C" not null,
	-- A JSON value.
	value text collate "C" not null,
	expires_at bigint not null,
	primary key (kind, hash)
);

create index one_time_expires_at on one_time (kind, expires_at);
