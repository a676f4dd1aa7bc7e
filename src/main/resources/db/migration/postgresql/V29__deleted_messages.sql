-- Deleted messages after a read mark are not unread.
create index message_deleted on message (room_id, seq) where deleted_at is not null;
