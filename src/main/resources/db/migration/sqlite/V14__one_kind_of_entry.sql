-- A log is that of a room, whose id is in room_id, or that of a person: `person.` and the account's id. So room_id refers
-- to no table any more.
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
	-- The text that the account wrote, and nothing else, so that deleting a message empties one column.
	text text,
	-- Everything else that it says, as a JSON object.
	payload text,
	-- How many messages there have been up to here, this one included.
	messages integer not null,
	-- The id that the account's client gave to the change, so that a repeat is recognised: the 16 bytes of a UUID.
	client_id blob,
	primary key (room_id, seq)
) without rowid;

insert into log (room_id, seq, type, at, account_id, message_seq, subject_id, text, payload, messages, client_id)
select event.room_id, event.seq, event.type, event.at, event.account_id, event.message_seq, event.subject_id,
	case when event.type not in ('renamed', 'topic-changed') then event.text end,
	case event.type when 'renamed' then json_object('name', event.text) when 'topic-changed' then json_object('topic', event.text) end,
	event.messages, unhex(replace(message.client_id, '-', ''))
from event left join message on event.type = 'posted' and message.room_id = event.room_id and message.seq = event.seq;

drop table event;
alter table log rename to event;

create unique index event_client_id on event (client_id, account_id) where client_id is not null;

-- The entries about a message after the one that posted it.
create index event_message on event (room_id, message_seq) where message_seq <> seq;

-- The same clientId, for the message that the entry became.
drop index message_client_id;
alter table message add column client_uuid blob;
update message set client_uuid = unhex(replace(client_id, '-', ''));
alter table message drop column client_id;
alter table message rename column client_uuid to client_id;
