-- The message that a reply answers, and the first message of its thread; null for a message that is not a reply.
alter table message add column reply_to integer;
alter table message add column thread integer;

-- How many replies the thread of a first message has, without deleted ones.
alter table message add column replies integer not null default 0;

-- The replies of a thread, in order.
create index message_thread on message (room_id, thread, seq) where thread is not null;
