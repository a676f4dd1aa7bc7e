-- The messages that each account has bookmarked. person_seq is the entry of the account's own log that says so.
create table bookmark (
	account_id text not null references account (id) on delete cascade,
	room_id text not null references room (id) on delete cascade,
	seq integer not null,
	person_seq integer not null,
	bookmarked_at integer not null,
	primary key (account_id, room_id, seq)
) without rowid;
create index bookmark_newest on bookmark (account_id, person_seq);
create index bookmark_message on bookmark (room_id, seq);
