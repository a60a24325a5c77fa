-- "Meine Daten" as a file, made in the background: one a person, gone after a day. The file lies in the data folder.
create table exports (
    id text primary key,
    person_id text not null unique references people (id) on delete cascade,
    file text not null,
    language text not null,
    state text not null check (state in ('queued', 'running', 'ready', 'failed')),
    percent bigint not null default 0,
    problem text,
    requested_at bigint not null,
    expires_at bigint not null
);
