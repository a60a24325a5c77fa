-- What people may do on a board: everybody in the role that it starts with, single people in one of their own.
alter table boards add column start_role text not null default 'edit';

create table board_roles (
    board_id text not null references boards (id) on delete cascade,
    person_id text not null references people (id) on delete cascade,
    role text not null check (role in ('read', 'notes', 'edit', 'lead')),
    primary key (board_id, person_id)
);

create index board_roles_person on board_roles (person_id);
