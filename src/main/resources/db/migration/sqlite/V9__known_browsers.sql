-- Browsers from which somebody has logged in: whoever guesses at their password elsewhere does not keep them out.
create table known_browser (
	account_id text not null references account (id) on delete cascade,
	-- SHA-256 of what the browser's cookie has.
	hash blob not null,
	used_at integer not null,
	primary key (account_id, hash)
) without rowid;
