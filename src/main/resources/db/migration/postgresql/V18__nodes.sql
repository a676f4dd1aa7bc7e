-- The servers that share this database. After a crash of the database it is empty, and they write themselves anew.
create unlogged table node (
	id text primary key,
	started_at bigint not null,
	seen_at bigint not null
) with (fillfactor = 10);
