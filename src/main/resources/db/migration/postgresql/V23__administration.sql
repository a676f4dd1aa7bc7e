-- The administration pages count and list by these. None of them reads a whole table.
create index account_role on account (role, name_key);
create index room_kind on room (kind, id);
create index audit_at on audit (at, id);
create index audit_action on audit (action, id);
create index audit_actor on audit (actor_id, id);
create index audit_subject on audit (subject_id, id);
