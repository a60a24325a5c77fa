alter table boards add column is_template bigint not null default 0;
