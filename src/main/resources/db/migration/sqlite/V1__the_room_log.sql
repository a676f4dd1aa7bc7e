-- Times are milliseconds since 1970 (UTC). Ids are opaque text.

create table account (
	id text not null primary key,
	kind text not null check (kind in ('guest')),
	name text not null,
	-- The name as it is compared: NFKC, case folded.
	name_key text not null unique,
	created_at integer not null
) without rowid;

create table access_token (
	-- SHA-256 of the token; the token itself is shown once and never stored.
	hash blob not null primary key,
	account_id text not null references account (id) on delete cascade,
	created_at integer not null
) without rowid;

create index access_token_account on access_token (account_id);

create table room (
	id text not null primary key,
	name text not null,
	created_at integer not null
) without rowid;

-- The log: everything that changes in a room, numbered 1, 2, 3... without holes.
create table event (
	room_id text not null references room (id),
	seq integer not null check (seq > 0),
	type text not null check (type in ('posted')),
	at integer not null,
	account_id text not null references account (id),
	-- The seq under which the message that this event is about was posted.
	message_seq integer not null,
	text text not null,
	primary key (room_id, seq)
) without rowid;

-- What the events of a message add up to. Its text is in the event text_seq, so it is stored once.
create table message (
	room_id text not null references room (id),
	seq integer not null,
	author_id text not null references account (id),
	client_id text not null,
	sent_at integer not null,
	text_seq integer not null,
	primary key (room_id, seq)
) without rowid;

-- Sent again is the same message.
create unique index message_client_id on message (client_id);

insert into room (id, name, created_at) values ('lobby', 'Lobby', cast(strftime('%s', 'now') as integer) * 1000);

-- Spring Session's own tables, as its schema for SQLite defines them.
create table SPRING_SESSION (
	PRIMARY_ID char(36) not null primary key,
	SESSION_ID char(36) not null,
	CREATION_TIME integer not null,
	LAST_ACCESS_TIME integer not null,
	MAX_INACTIVE_INTERVAL integer not null,
	EXPIRY_TIME integer not null,
	PRINCIPAL_NAME varchar(100)
);

create unique index SPRING_SESSION_IX1 on SPRING_SESSION (SESSION_ID);
create index SPRING_SESSION_IX2 on SPRING_SESSION (EXPIRY_TIME);
create index SPRING_SESSION_IX3 on SPRING_SESSION (PRINCIPAL_NAME);

create table SPRING_SESSION_ATTRIBUTES (
	SESSION_PRIMARY_ID char(36) not null references SPRING_SESSION (PRIMARY_ID) on delete cascade,
	ATTRIBUTE_NAME varchar(200) not null,
	ATTRIBUTE_BYTES blob not null,
	primary key (SESSION_PRIMARY_ID, ATTRIBUTE_NAME)
);
