-- The token buckets of rate limits, which all nodes share. SQLite has none: its one server keeps them in memory. The
-- table is empty after a crash of the database and on a replica that took over, as the memory of a server is after a restart.
create unlogged table rate_limit (
	-- SHA-256 of the limit's name and what it is counted for, such as an address.
	hash bytea not null primary key,
	-- The tokens at this time.
	tokens double precision not null,
	at timestamptz not null,
	-- Whether the last request was allowed.
	allowed boolean not null,
	-- From then on the bucket is full, as if there were none.
	full_at timestamptz not null
);

create index rate_limit_full_at on rate_limit (full_at);
