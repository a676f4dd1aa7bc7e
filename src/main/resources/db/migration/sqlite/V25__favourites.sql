-- The favourite rooms of an account, in an order of its own: 1, 2, 3... without gaps.
create table favourite (
	account_id text not null references account (id) on delete cascade,
	room_id text not null references room (id) on delete cascade,
	position integer not null check (position > 0),
	primary key (account_id, room_id)
) without rowid;
