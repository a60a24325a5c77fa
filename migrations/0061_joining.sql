-- Invitations. The link is a secret of 256 random bits; only its digest is kept.
create table invitations (
    id text primary key,
    email text not null,
    email_normalized text not null,
    name text not null,
    sector text not null check (sector in ('administration', 'company', 'science', 'association')),
    organisation text not null,
    language text not null,
    token_hash text not null unique,
    invited_by text references people (id) on delete set null,
    created_at bigint not null,
    sent_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint,
    accepted_at bigint,
    person_id text references people (id) on delete cascade
);

create index invitations_email on invitations (email_normalized);
create index invitations_person on invitations (person_id);

-- "Mitmachen": who wants to join. A person decides once the address is confirmed.
create table applications (
    id text primary key,
    email text not null,
    email_normalized text not null,
    name text not null,
    organisation text not null,
    sector text not null check (sector in ('administration', 'company', 'science', 'association')),
    purpose text not null,
    sponsor text not null,
    language text not null,
    token_hash text not null unique,
    created_at bigint not null,
    confirmed_at bigint,
    decided_at bigint,
    decided_by text references people (id) on delete set null,
    approved bigint,
    reason text,
    invitation_id text references invitations (id) on delete cascade
);

create index applications_email on applications (email_normalized);
create index applications_invitation on applications (invitation_id);

-- A forgotten password: one link, half an hour.
create table password_resets (
    token_hash text primary key,
    person_id text not null references people (id) on delete cascade,
    expires_at bigint not null
);

create index password_resets_person on password_resets (person_id);

-- How often a form was sent, by a digest of what it was sent for and from where.
create table form_counts (
    subject text primary key,
    times bigint not null,
    ends_at bigint not null
);

-- "Erste 15 Minuten": which steps a newcomer has done.
create table welcomes (
    person_id text primary key references people (id) on delete cascade,
    started_at bigint not null,
    profile_at bigint,
    board_at bigint,
    ended_at bigint
);
