-- The totals of the reactions to a message, as readers get them: a JSON array; null for none.
alter table message add column reactions text collate "C";

create table reaction (
	room_id text collate "C" not null,
	message_seq bigint not null,
	-- Without skin tone, as in the list of emoji.
	emoji text collate "C" not null,
	account_id text collate "C" not null,
	primary key (room_id, message_seq, emoji, account_id)
);

create index reaction_account on reaction (account_id, room_id, message_seq);

-- One entry can have the reactions of many people, so their clientIds are here. A change that is sent again is found by them.
create table reaction_change (
	account_id text collate "C" not null,
	client_id bytea not null,
	room_id text collate "C" not null,
	message_seq bigint not null,
	emoji text collate "C" not null,
	-- 1 to react, 0 to take the reaction back.
	wanted smallint not null,
	primary key (account_id, client_id)
);

create index reaction_change_message on reaction_change (room_id, message_seq);
