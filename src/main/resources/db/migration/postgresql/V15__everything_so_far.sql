-- All tables of the SQLite migrations up to version 15. From here on, a change of a table that both databases have is a
-- migration with the same version in both folders.
--
-- Times are milliseconds since 1970 (UTC). Ids are opaque text. All text is sorted and compared by its bytes, as SQLite
-- does, whatever the collation of the database is.

-- The position of the second text in the first, from 1; 0 if it is not there. SQLite has this function.
create function instr(text, text) returns integer
	language sql immutable strict parallel safe
	return strpos($1, $2);

create table account (
	id text collate "C" not null primary key,
	name text collate "C" not null,
	-- The name as it is compared: NFKC, case folded.
	name_key text collate "C" not null unique,
	created_at bigint not null,
	-- As Spring Security encodes it, after the name of the algorithm. Null for an account without a password.
	password text collate "C",
	-- The text that the account shows about itself; empty for none.
	about text collate "C" not null default '',
	role text collate "C" not null default 'guest' check (role in ('guest', 'member', 'administrator', 'bot', 'deleted')),
	-- What the name looks like, computed by the code: Unicode's skeleton, of the name as it is drawn and of the name in
	-- lower case. Null for a deleted account.
	look_drawn text collate "C",
	look_read text collate "C",
	-- 0, except for names that had a look in common before looks were compared. Only an imported database has those.
	look_number integer not null default 0,
	-- The name without spaces and with only the initial consonant of each syllable, computed by the code. Empty for a
	-- deleted account.
	name_initials text collate "C" not null default ''
);

create unique index account_look_drawn on account (look_drawn, look_number);
create unique index account_look_read on account (look_read, look_number);

create table access_token (
	-- SHA-256 of the token; the token itself is shown once and never stored.
	hash bytea not null primary key,
	account_id text collate "C" not null references account (id) on delete cascade,
	created_at bigint not null,
	-- What its owner calls it; empty for the token of a new guest.
	name text collate "C" not null default ''
);

create index access_token_account on access_token (account_id);

-- What an administrator has set while the server ran.
create table setting (
	name text collate "C" not null primary key,
	value text collate "C" not null
);

create table invitation (
	-- SHA-256 of the token in the link; the link itself is shown once and never stored.
	hash bytea not null primary key,
	created_by text collate "C" not null references account (id) on delete cascade,
	created_at bigint not null,
	expires_at bigint not null,
	uses_left integer not null check (uses_left >= 0)
);

-- The identity of an account at an OpenID Connect provider: the name by which the issuer calls itself, and the issuer's
-- permanent name for the person.
create table identity (
	issuer text collate "C" not null,
	subject text collate "C" not null,
	account_id text collate "C" not null references account (id) on delete cascade,
	created_at bigint not null,
	primary key (issuer, subject)
);

-- One of each provider.
create unique index identity_account on identity (account_id, issuer);

-- What WebAuthn needs to know of a passkey. The private key never leaves the device.
create table passkey (
	-- The credential id that the device chose.
	id bytea not null primary key,
	account_id text collate "C" not null references account (id) on delete cascade,
	-- What its owner calls it.
	label text collate "C" not null,
	-- COSE, as the device sent it.
	public_key bytea not null,
	attestation bytea not null,
	-- Grows with each use, or stays 0 if the device does not count.
	signature_count bigint not null,
	-- Comma-separated.
	transports text collate "C" not null,
	backup_eligible boolean not null,
	backed_up boolean not null,
	created_at bigint not null,
	used_at bigint not null
);

create index passkey_account on passkey (account_id);

-- An account that may not come in any more, or a network from which nobody may.
create table ban (
	id text collate "C" not null primary key,
	account_id text collate "C" unique references account (id) on delete cascade,
	-- An address, or a network in CIDR notation.
	network text collate "C" unique,
	-- For the other administrators.
	reason text collate "C" not null,
	created_by text collate "C" not null,
	created_at bigint not null,
	-- Null for a ban without an end.
	expires_at bigint,
	check ((account_id is null) <> (network is null))
);

-- Browsers from which an account has been logged in. Password guesses from others do not lock them out.
create table known_browser (
	account_id text collate "C" not null references account (id) on delete cascade,
	-- SHA-256 of the browser's cookie.
	hash bytea not null,
	used_at bigint not null,
	primary key (account_id, hash)
);

create table room (
	id text collate "C" not null primary key,
	name text collate "C" not null,
	created_at bigint not null,
	-- Whether everybody is in it, without having joined. A number, so that both databases use room_everyone for
	-- `everyone = 1`.
	everyone smallint not null default 0 check (everyone in (0, 1)),
	topic text collate "C" not null default '',
	-- The name as it is compared: NFKC, case folded.
	name_key text collate "C" not null default '',
	kind text collate "C" not null default 'private' check (kind in ('public', 'private', 'direct')),
	-- The ids of the people in a direct message, in order, with commas between them.
	people_key text collate "C",
	-- Null for a room that is in use.
	archived_at bigint,
	-- What the name looks like, as for accounts. Null for a room that is not public.
	look_drawn text collate "C",
	look_read text collate "C",
	look_number integer not null default 0
);

-- Private rooms may have the same name, because a person who sees one must not learn of the other.
create unique index room_name on room (name_key) where kind = 'public';
create unique index room_people on room (people_key) where people_key is not null;
create index room_everyone on room (id) where everyone = 1;
create unique index room_look_drawn on room (look_drawn, look_number);
create unique index room_look_read on room (look_read, look_number);

insert into room (id, name, created_at, everyone, name_key, kind)
values ('lobby', 'Lobby', cast(extract(epoch from now()) as bigint) * 1000, 1, 'lobby', 'public');

create table membership (
	room_id text collate "C" not null references room (id) on delete cascade,
	account_id text collate "C" not null references account (id) on delete cascade,
	joined_at bigint not null,
	role text collate "C" not null default 'member' check (role in ('owner', 'moderator', 'member')),
	primary key (room_id, account_id)
);

create index membership_account on membership (account_id);

-- The seq up to which an account has read a room, on any of its devices.
create table read_mark (
	account_id text collate "C" not null references account (id) on delete cascade,
	room_id text collate "C" not null references room (id) on delete cascade,
	seq bigint not null,
	-- How many of the room's messages that is.
	messages bigint not null default 0,
	primary key (account_id, room_id)
);

-- Accounts that may not post in a room for a time, also if they leave and join again.
create table silence (
	room_id text collate "C" not null references room (id) on delete cascade,
	account_id text collate "C" not null references account (id) on delete cascade,
	until bigint not null,
	primary key (room_id, account_id)
);

-- Rooms whose messages an account does not want to be told of.
create table mute (
	account_id text collate "C" not null references account (id) on delete cascade,
	room_id text collate "C" not null references room (id) on delete cascade,
	primary key (account_id, room_id)
);

create table room_invitation (
	-- SHA-256 of the token in the link; the link itself is shown once and never stored.
	hash bytea not null primary key,
	room_id text collate "C" not null references room (id) on delete cascade,
	created_by text collate "C" not null references account (id) on delete cascade,
	created_at bigint not null,
	expires_at bigint not null,
	uses_left integer not null check (uses_left >= 0)
);

create index room_invitation_room on room_invitation (room_id);

-- What moderators and administrators did. What an entry names can be gone by now, so it refers to nothing.
create table audit (
	id bigint generated by default as identity primary key,
	at bigint not null,
	-- The account that did it.
	actor_id text collate "C" not null,
	action text collate "C" not null,
	-- The account that it was done to.
	subject_id text collate "C",
	room_id text collate "C",
	-- Further values; never the text of a message.
	detail text collate "C" not null default ''
);

-- The logs, each numbered 1, 2, 3... without holes. A log is that of a room, whose id is in room_id, or that of a person:
-- `person.` and the account's id.
--
-- event and message refer to no other table. The checks of foreign keys would cost a third of the posts per second, and
-- rows of rooms and accounts are never deleted: the code has found both before it appends an entry.
create table event (
	room_id text collate "C" not null,
	seq bigint not null check (seq > 0),
	type text collate "C" not null,
	at bigint not null,
	-- The account that did it.
	account_id text collate "C" not null,
	-- The message that it is about, by the seq under which that was posted.
	message_seq bigint,
	-- The account that it is about.
	subject_id text collate "C",
	-- The text that the account wrote, and nothing else, so that deleting a message empties one column.
	text text collate "C",
	-- Everything else that it says, as a JSON object.
	payload text collate "C",
	-- How many messages there have been up to here, this one included.
	messages bigint not null,
	-- The id that the account's client gave to the change, so that a repeat is recognised: the 16 bytes of a UUID.
	client_id bytea,
	primary key (room_id, seq)
);

create unique index event_client_id on event (client_id, account_id) where client_id is not null;

-- The entries about a message after the one that posted it.
create index event_message on event (room_id, message_seq) where message_seq <> seq;

-- What the entries of a message add up to. Its text is in the entry text_seq, so it is stored once.
create table message (
	room_id text collate "C" not null,
	seq bigint not null,
	author_id text collate "C" not null,
	sent_at bigint not null,
	text_seq bigint not null,
	-- When it was deleted; its text is gone then.
	deleted_at bigint,
	-- As in the entry that posted it.
	client_id bytea,
	primary key (room_id, seq)
);

-- Followers read the logs and keep a result of their own. Each has a place in each log: the seq up to which its result
-- takes the log in.
create table follower (
	name text collate "C" not null primary key,
	-- The version of the code that made the result. Another version makes it anew.
	version integer not null
);

create table follower_place (
	follower text collate "C" not null references follower (name) on delete cascade,
	log_id text collate "C" not null,
	seq bigint not null check (seq > 0),
	primary key (follower, log_id)
);

-- The newest message of each room that is not deleted. Its text is in its entry only, so that deleting a message erases
-- it once.
create table last_message (
	room_id text collate "C" not null primary key references room (id) on delete cascade,
	-- 0 if all messages are deleted.
	seq bigint not null
);

-- Spring Session's own tables, as its schema for PostgreSQL defines them. SESSION_ID is longer, because it is a hash.
create table SPRING_SESSION (
	PRIMARY_ID char(36) collate "C" not null primary key,
	SESSION_ID varchar(64) collate "C" not null,
	CREATION_TIME bigint not null,
	LAST_ACCESS_TIME bigint not null,
	MAX_INACTIVE_INTERVAL integer not null,
	EXPIRY_TIME bigint not null,
	PRINCIPAL_NAME varchar(100) collate "C"
);

create unique index SPRING_SESSION_IX1 on SPRING_SESSION (SESSION_ID);
create index SPRING_SESSION_IX2 on SPRING_SESSION (EXPIRY_TIME);
create index SPRING_SESSION_IX3 on SPRING_SESSION (PRINCIPAL_NAME);

create table SPRING_SESSION_ATTRIBUTES (
	SESSION_PRIMARY_ID char(36) collate "C" not null references SPRING_SESSION (PRIMARY_ID) on delete cascade,
	ATTRIBUTE_NAME varchar(200) collate "C" not null,
	ATTRIBUTE_BYTES bytea not null,
	primary key (SESSION_PRIMARY_ID, ATTRIBUTE_NAME)
);
