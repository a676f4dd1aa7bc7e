-- What an entry says, as a JSON object. What somebody wrote stands in `text` alone, so one column is emptied when a message is deleted.
alter table event add column payload text;
update event set payload = json_object('name', text), text = null where type = 'renamed';
update event set payload = json_object('topic', text), text = null where type = 'topic-changed';

-- What the account's client calls the change, so that it is the same change when it is sent again.
alter table event add column client_id text;
update event set client_id = (select client_id from message where message.room_id = event.room_id and message.seq = event.seq)
where type = 'posted';
create unique index event_client_id on event (account_id, client_id) where client_id is not null;
drop index message_client_id;

-- What happened to a message after it was posted.
create index event_message on event (room_id, message_seq) where message_seq <> seq;
