-- What somebody says about themselves; empty for nothing.
alter table account add column about text not null default '';
