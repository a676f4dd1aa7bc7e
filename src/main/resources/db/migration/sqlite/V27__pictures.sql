-- The hash of an account's picture, which is a part of its address.
alter table account add column avatar text;

-- Pictures of accounts and of the server, encoded by this server, in each size in which pages show them.
create table picture (
	owner text not null,
	size integer not null,
	hash text not null,
	content blob not null,
	primary key (owner, size)
);
