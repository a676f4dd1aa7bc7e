-- The index of the search. A follower keeps it. It has no texts: whatever is found is read from the log. On SQLite it is a file of its own.
create table search_room (
	number bigint generated always as identity primary key,
	room_id text collate "C" not null unique,
	-- The seq up to which the log of the room is indexed.
	seq bigint not null
);

create table search_message (
	-- It follows the time at which the message was sent: milliseconds times 32, and a number among those of the same millisecond.
	id bigint primary key,
	room bigint not null,
	seq bigint not null,
	-- Its words or pairs of letters, and terms for its room and its author.
	terms tsvector not null,
	unique (room, seq)
);

-- The list of what is not sorted in yet is short, because each search reads it.
create index search_message_terms on search_message using gin (terms) with (fastupdate = on, gin_pending_list_limit = 512);
