-- What every node must hear, in the order of the commits. The one row of notice_log is locked by each transaction that
-- appends, so seq has no holes. Its dead versions stay on one page.
create table notice_log (
	id integer primary key check (id = 1),
	seq bigint not null,
	installation text not null
) with (fillfactor = 10);

insert into notice_log (id, seq, installation) values (1, 0, gen_random_uuid()::text);

create table notice (
	seq bigint primary key,
	node_id text not null,
	name text not null,
	body text not null,
	created_at bigint not null
);
