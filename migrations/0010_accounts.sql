-- A signed-in browser. Ending the session is deleting the row.
create table sessions (
    id text primary key,
    person_id text not null references people (id) on delete cascade,
    device text not null,
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null
);

create index sessions_person on sessions (person_id);

-- A program that acts for a person within scopes. Revoking the token is deleting the row.
create table api_tokens (
    id text primary key,
    person_id text not null references people (id) on delete cascade,
    secret_hash text not null,
    scopes text not null,
    created_at bigint not null,
    expires_at bigint not null
);

create index api_tokens_person on api_tokens (person_id);

-- Failed sign-ins, counted by a digest of account and network, so that nobody can lock somebody else out.
create table sign_in_failures (
    subject text primary key,
    failures bigint not null,
    blocked_until bigint not null,
    last_at bigint not null
);

-- The keys that protect cookies and antiforgery tokens, shared by all nodes.
create table data_protection_keys (
    id text primary key,
    xml text not null,
    created_at bigint not null
);
