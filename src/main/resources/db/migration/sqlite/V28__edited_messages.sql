-- How often the text of a message was written: 1 for one that was never edited.
alter table message add column version integer not null default 1;

-- When it was edited last.
alter table message add column edited_at integer;
