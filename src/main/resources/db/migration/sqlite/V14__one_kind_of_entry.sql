-- The content of an entry, as a JSON object. The text of a message is in `text` only, so that deleting a message empties one column.
alter table event add column payload text;
update event set payload = json_object('name', text), text = null where type = 'renamed';
update event set payload = json_object('topic', text), text = null where type = 'topic-changed';

-- The id that the account's client gave to the change, so that a repeat is recognised: the 16 bytes of a UUID.
alter table event add column client_id blob;
update event set client_id = (select unhex(replace(client_id, '-', '')) from message where message.room_id = event.room_id and message.seq = event.seq)
where type = 'posted';
create unique index event_client_id on event (client_id, account_id) where client_id is not null;

-- The same for the message that it became.
drop index message_client_id;
alter table message add column client_uuid blob;
update message set client_uuid = unhex(replace(client_id, '-', ''));
alter table message drop column client_id;
alter table message rename column client_uuid to client_id;

-- The entries about a message after the one that posted it.
create index event_message on event (room_id, message_seq) where message_seq <> seq;
