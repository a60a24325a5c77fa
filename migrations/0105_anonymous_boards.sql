-- On such a board the journal names nobody: board_ops.actor_id stays null.
alter table boards add column is_anonymous bigint not null default 0;
