-- Rooms of a third kind: a talk among some people, one for each set of them.
drop index room_name;
alter table room add column sort text not null default 'private' check (sort in ('public', 'private', 'direct'));
update room set sort = kind;
alter table room drop column kind;
alter table room rename column sort to kind;
create unique index room_name on room (name_key) where kind = 'public';

-- The ids of those in a direct talk, in order, with commas between.
alter table room add column people_key text;
create unique index room_people on room (people_key) where people_key is not null;

create index room_everyone on room (id) where everyone = 1;

-- Since when nothing more is written in it; null for a room that is in use.
alter table room add column archived_at integer;

-- Rooms whose messages somebody does not want to be told of.
create table mute (
	account_id text not null references account (id) on delete cascade,
	room_id text not null references room (id) on delete cascade,
	primary key (account_id, room_id)
) without rowid;

create table room_invitation (
	-- SHA-256 of the token in the link; the link itself is shown once and never stored.
	hash blob not null primary key,
	room_id text not null references room (id) on delete cascade,
	created_by text not null references account (id) on delete cascade,
	created_at integer not null,
	expires_at integer not null,
	uses_left integer not null check (uses_left >= 0)
) without rowid;

create index room_invitation_room on room_invitation (room_id);
