-- The epoch of the logs, and what the database was when it began. SQLite has a file for it. A database that was restored, copied
-- or taken over by a replica has another identity, and then a new epoch begins.
create table epoch (
	-- There is one row.
	id boolean not null primary key default true check (id),
	value text collate "C" not null,
	-- The server's system identifier, the database's oid and the timeline.
	identity text collate "C" not null
);

-- The right to do something that only one node does at a time, such as running a follower. SQLite has one node.
create table lease (
	name text collate "C" not null primary key,
	-- The node that has it, until that time.
	node_id text collate "C" not null,
	until timestamptz not null,
	-- One more with each node that takes it. A transaction that depends on the lease checks it, so a node that was paused while
	-- another one took over commits nothing.
	fence bigint not null
);
