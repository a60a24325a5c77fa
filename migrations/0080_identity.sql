-- What the identity provider keeps, one document each: clients, grants (a consent, or the family of one sign-in),
-- the tokens of a grant, scopes. Columns are what it looks things up by; the rest is in the content.
create table identity_documents (
    id text primary key,
    kind text not null,
    name text,
    person_id text references people (id) on delete cascade,
    client_id text references identity_documents (id) on delete cascade,
    grant_id text references identity_documents (id) on delete cascade,
    type text,
    status text,
    created_at bigint not null,
    expires_at bigint,
    content text not null,
    version bigint not null
);

create unique index identity_documents_name on identity_documents (kind, name);
create index identity_documents_person on identity_documents (person_id);
create index identity_documents_client on identity_documents (client_id);
create index identity_documents_grant on identity_documents (grant_id);

-- The keys that sign and encrypt tokens, shared by all nodes; the private part is protected by the data protection keys.
create table identity_keys (
    id text primary key,
    purpose text not null,
    generation bigint not null,
    material text not null,
    begins_at bigint not null,
    unique (purpose, generation)
);
