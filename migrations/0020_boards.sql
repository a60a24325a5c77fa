-- A board's row is the lock of its sequence. Columns audience_* and id are what the audience predicate asks for.
create table boards (
    id text primary key,
    title text not null,
    description text not null default '',
    audience_kind text not null,
    audience_circle text references circles (id),
    template text not null default '',
    created_by text references people (id) on delete set null,
    is_demo bigint not null default 0,
    seq bigint not null default 0,
    version bigint not null default 1,
    archived_at bigint,
    deleted_at bigint,
    created_at bigint not null,
    updated_at bigint not null
);

create index boards_updated on boards (updated_at, id);

-- The journal: effects in server order, and with them the receipts. op_id is the client's, digest that of what was sent.
create table board_ops (
    board_id text not null references boards (id) on delete cascade,
    seq bigint not null,
    op_id text not null,
    actor_id text,
    at bigint not null,
    payload text not null,
    digest text not null,
    primary key (board_id, seq),
    unique (board_id, op_id)
);

create table board_snapshots (
    board_id text not null references boards (id) on delete cascade,
    seq bigint not null,
    at bigint not null,
    state text not null,
    primary key (board_id, seq)
);
