-- Who is online on which node. Each node writes its own rows, and reads those of the others once a second. All of it can
-- be lost: a node whose row is gone writes everything again. So the tables need not survive a crash of the database.

create unlogged table online_node (
	node_id text collate "C" not null primary key,
	-- Grows with each change of this node's rows in online.
	version bigint not null,
	-- Who has seen this version, or a later one, misses no row that was deleted.
	complete_from bigint not null
);

create unlogged table online (
	node_id text collate "C" not null,
	account_id text collate "C" not null,
	-- Open connections of the account to the node; 0 once the last one has ended. Those rows are deleted after a minute.
	connections integer not null,
	-- The version of the node's rows with which this one was written.
	version bigint not null,
	primary key (node_id, account_id)
);

create index online_version on online (node_id, version);
