-- What leaves the system: written where the business happens, worked off later. The payload is protected, and gone when it is done.
create table outbox (
    id text primary key,
    kind text not null,
    payload text,
    person_id text references people (id) on delete cascade,
    dedup_key text unique,
    created_at bigint not null,
    due_at bigint not null,
    began_at bigint,
    attempts bigint not null default 0,
    locked_until bigint not null default 0,
    lease text,
    done_at bigint,
    failed_at bigint,
    last_error text
);

create index outbox_due on outbox (due_at) where done_at is null and failed_at is null;
create index outbox_person on outbox (person_id);
