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
