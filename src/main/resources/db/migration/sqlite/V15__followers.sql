-- Followers read the logs and keep a result of their own. Each has a place in each log: the seq up to which its result takes the log in.
create table follower (
	name text not null primary key,
	-- The version of the code that made the result. Another version makes it anew.
	version integer not null
) without rowid;

create table follower_place (
	follower text not null references follower (name) on delete cascade,
	log_id text not null,
	seq integer not null check (seq > 0),
	primary key (follower, log_id)
) without rowid;

-- The newest message of each room that is not deleted. Its text is in its entry only, so that deleting a message erases it once.
create table last_message (
	room_id text not null primary key references room (id) on delete cascade,
	-- 0 if all messages are deleted.
	seq integer not null
) without rowid;
