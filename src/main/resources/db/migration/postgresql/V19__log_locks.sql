-- A row for each log that was ever appended to. A transaction locks the rows of its logs before it reads where they end, so
-- that only one server at a time gives the next numbers. The rows never change; a missing one is added by the first lock.
create table log_lock (
	-- As event.room_id.
	id text collate "C" not null primary key
);
