-- The members of the room whom messages mention, never the author.
create table mention (
	room_id text collate "C" not null references room (id) on delete cascade,
	-- The message, by the seq under which it was posted.
	message_seq bigint not null,
	account_id text collate "C" not null references account (id) on delete cascade,
	-- The entry that mentioned the account first: the message, or an edit of it. It is unread before the read mark gets there.
	seq bigint not null,
	-- 0 if a later edit took the mention out. It stays known, so that it does not count twice.
	present integer not null check (present in (0, 1)),
	primary key (room_id, message_seq, account_id)
);

create index mention_account on mention (account_id, room_id, seq, present);

-- Whether messages that mention the account are an exception: the level is mentions then, and not none.
alter table mute add column mentions integer not null default 0 check (mentions in (0, 1));
