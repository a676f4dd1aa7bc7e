-- The log takes in what else happens in a room. Which types there are is the code's to say:
-- a check here would mean copying the whole log for each new one.
create table log (
	room_id text not null references room (id),
	seq integer not null check (seq > 0),
	type text not null,
	at integer not null,
	-- Who did it.
	account_id text not null references account (id),
	-- The message that it is about, by the seq under which that was posted.
	message_seq integer,
	-- Whom it is about.
	subject_id text references account (id),
	-- What was posted, or what the room is called from here on.
	text text,
	-- How many messages there have been up to here, this one included.
	messages integer not null,
	primary key (room_id, seq)
) without rowid;

insert into log (room_id, seq, type, at, account_id, message_seq, text, messages)
select room_id, seq, type, at, account_id, message_seq, text, seq from event;

drop table event;
alter table log rename to event;

-- When it was removed; its text is gone then.
alter table message add column deleted_at integer;

-- How many of the room's messages somebody has read.
alter table read_mark add column messages integer not null default 0;
update read_mark set messages = seq;

alter table membership add column standing text not null default 'member' check (standing in ('owner', 'moderator', 'member'));
update membership set standing = role;
alter table membership drop column role;
alter table membership rename column standing to role;

-- Who may not post in a room for a time; it holds for those, too, who leave and come again.
create table silence (
	room_id text not null references room (id) on delete cascade,
	account_id text not null references account (id) on delete cascade,
	until integer not null,
	primary key (room_id, account_id)
) without rowid;

-- Who kept order, and how. What it names may be gone by now, so it refers to nothing.
create table audit (
	id integer primary key autoincrement,
	at integer not null,
	-- Who did it.
	actor_id text not null,
	action text not null,
	-- Whom it was done to.
	subject_id text,
	room_id text,
	-- What else there is to know; never what somebody wrote.
	detail text not null default ''
);
