-- What names look like, computed by the code: Unicode's skeleton, of the name as it is drawn and of the name in lower case.
-- Null for a deleted account.
alter table account add column look_drawn text;
alter table account add column look_read text;

-- 0, but 1, 2, 3... for those that had a look in common before looks were compared: they keep their names, and no other account gets one.
alter table account add column look_number integer not null default 0;
create unique index account_look_drawn on account (look_drawn, look_number);
create unique index account_look_read on account (look_read, look_number);

-- The same of rooms; null for those that are not public.
alter table room add column look_drawn text;
alter table room add column look_read text;
alter table room add column look_number integer not null default 0;
create unique index room_look_drawn on room (look_drawn, look_number);
create unique index room_look_read on room (look_read, look_number);
