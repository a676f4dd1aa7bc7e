-- The pinned messages of each room, at most one of which is the notice. event_seq is the entry that last changed the pin.
create table pin (
	room_id text not null references room (id) on delete cascade,
	seq integer not null,
	event_seq integer not null,
	notice integer not null default 0 check (notice in (0, 1)),
	primary key (room_id, seq)
) without rowid;
create unique index pin_notice on pin (room_id) where notice = 1;

-- The last change of a room's notice that an account has closed.
create table closed_notice (
	account_id text not null references account (id) on delete cascade,
	room_id text not null references room (id) on delete cascade,
	seq integer not null,
	primary key (account_id, room_id)
) without rowid;

-- The members who can pin messages. In the room that everyone is in, strangers cannot.
alter table room add column pinning text not null default 'members' check (pinning in ('members', 'moderators'));
update room set pinning = 'moderators' where everyone = 1;
