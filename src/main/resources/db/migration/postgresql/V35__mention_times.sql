-- When the account was mentioned, in ms: the time of the entry seq. It orders the mentions of all rooms.
alter table mention add column at bigint not null default 0;
update mention set at = (select event.at from event where event.room_id = mention.room_id and event.seq = mention.seq);

create index mention_newest on mention (account_id, at, room_id, message_seq) where present = 1;
