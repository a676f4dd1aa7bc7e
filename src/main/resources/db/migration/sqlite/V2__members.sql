-- What somebody is on this server, where it was only ever a guest before.
alter table account drop column kind;
alter table account add column role text not null default 'guest' check (role in ('guest', 'member', 'administrator', 'deleted'));

-- As Spring Security encodes it, the algorithm's name before it; null for who has none.
alter table account add column password text;

-- What its owner calls it; empty for the token that a guest came with.
alter table access_token add column name text not null default '';

-- What an administrator has set while the server ran.
create table setting (
	name text not null primary key,
	value text not null
) without rowid;

create table invitation (
	-- SHA-256 of the token in the link; the link itself is shown once and never stored.
	hash blob not null primary key,
	created_by text not null references account (id) on delete cascade,
	created_at integer not null,
	expires_at integer not null,
	uses_left integer not null check (uses_left >= 0)
) without rowid;
