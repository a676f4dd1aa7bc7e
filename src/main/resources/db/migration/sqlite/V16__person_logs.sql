-- A log is that of a room, whose id is in room_id, or that of a person: `person.` and the account's id. So room_id refers
-- to no table any more. SQLite drops a reference only with its table.
create table log (
	room_id text not null,
	seq integer not null check (seq > 0),
	type text not null,
	at integer not null,
	-- The account that did it.
	account_id text not null references account (id),
	-- The message that it is about, by the seq under which that was posted.
	message_seq integer,
	-- The account that it is about.
	subject_id text references account (id),
	-- The text that the account wrote. It is erased when the message is deleted.
	text text,
	-- How many messages there have been up to here, this one included.
	messages integer not null,
	-- Everything else that it says, as a JSON object.
	payload text,
	-- The id that the account's client gave to the change, so that a repeat is recognised: the 16 bytes of a UUID.
	client_id blob,
	primary key (room_id, seq)
) without rowid;

insert into log (room_id, seq, type, at, account_id, message_seq, subject_id, text, messages, payload, client_id)
select room_id, seq, type, at, account_id, message_seq, subject_id, text, messages, payload, client_id from event;

drop table event;
alter table log rename to event;

create unique index event_client_id on event (client_id, account_id) where client_id is not null;

-- The entries about a message after the one that posted it.
create index event_message on event (room_id, message_seq) where message_seq <> seq;
