-- One row a signed-in browser; deleting it signs that browser out.
create table sessions (
    id text primary key,
    person_id text not null references people (id) on delete cascade,
    device text not null,
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null
);

create index sessions_person on sessions (person_id);
create index sessions_expiry on sessions (expires_at);

-- Bearer tokens: only the SHA-256 of the secret is kept, so a copy of the database opens nothing.
create table tokens (
    id text primary key,
    person_id text not null references people (id) on delete cascade,
    hash text not null unique,
    scopes text not null,
    created_at bigint not null,
    expires_at bigint not null
);

create index tokens_person on tokens (person_id);

-- Failed sign-ins, counted per account and address and per address. Keys are digests; rows live an hour.
create table sign_in_failures (
    key text primary key,
    failures bigint not null,
    since bigint not null
);

create index sign_in_failures_since on sign_in_failures (since);

-- The key ring that protects cookies and forms, shared by all nodes.
create table data_protection_keys (
    id text primary key,
    xml text not null,
    created_at bigint not null
);
