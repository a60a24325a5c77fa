-- When somebody last proved who they are in a session, and whether by more than a password.
alter table sessions add column verified_at bigint not null default 0;
alter table sessions add column multi_factor bigint not null default 0;

-- A key pair whose private half stays in a person's device. The ids and keys are base64url.
create table passkeys (
    id text primary key,
    person_id text not null references people (id) on delete cascade,
    credential_id text not null unique,
    public_key text not null,
    name text not null,
    sign_count bigint not null,
    transports text not null,
    backup_eligible bigint not null,
    backed_up bigint not null,
    created_at bigint not null,
    used_at bigint
);

create index passkeys_person on passkeys (person_id);

-- The app that shows six digits. Its secret is protected; the last step that was used cannot be used again.
create table authenticators (
    person_id text primary key references people (id) on delete cascade,
    secret text not null,
    last_step bigint not null,
    created_at bigint not null
);

-- What helps when the device is lost; one salt a set, and a used code stays to be counted.
create table recovery_codes (
    person_id text not null references people (id) on delete cascade,
    place bigint not null,
    salt text not null,
    digest text not null,
    used_at bigint,
    primary key (person_id, place)
);

-- Challenges that were answered, until they would have expired: nobody answers one twice.
create table used_tickets (
    id text primary key,
    expires_at bigint not null
);
