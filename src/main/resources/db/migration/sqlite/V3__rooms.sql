-- Whether anybody may find it and join.
alter table room add column kind text not null default 'private' check (kind in ('public', 'private'));

-- Whether everybody is in it, without having joined.
alter table room add column everyone integer not null default 0 check (everyone in (0, 1));
alter table room add column topic text not null default '';

-- The name as it is compared: NFKC, case folded.
alter table room add column name_key text not null default '';

update room set kind = 'public', everyone = 1, name_key = 'lobby' where id = 'lobby';
update room set name_key = id where id <> 'lobby';

-- Two private rooms may have one name: who sees one must not learn of the other.
create unique index room_name on room (name_key) where kind = 'public';

create table membership (
	room_id text not null references room (id) on delete cascade,
	account_id text not null references account (id) on delete cascade,
	role text not null check (role in ('owner', 'member')),
	joined_at integer not null,
	primary key (room_id, account_id)
) without rowid;

create index membership_account on membership (account_id);

-- Up to which seq somebody has read a room, on whatever device.
create table read_mark (
	account_id text not null references account (id) on delete cascade,
	room_id text not null references room (id) on delete cascade,
	seq integer not null,
	primary key (account_id, room_id)
) without rowid;
