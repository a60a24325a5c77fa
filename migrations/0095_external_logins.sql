-- Who somebody is at an external authority: the issuer's name and its opaque word for the person.
create table external_logins (
    id text primary key,
    person_id text not null references people (id) on delete cascade,
    provider text not null,
    issuer text not null,
    subject text not null,
    created_at bigint not null,
    used_at bigint,
    unique (issuer, subject)
);

create index external_logins_person on external_logins (person_id);

-- Whom an authority vouched for when they applied; becomes a login when the account is made.
create table application_logins (
    application_id text primary key references applications (id) on delete cascade,
    provider text not null,
    issuer text not null,
    subject text not null
);

create index application_logins_subject on application_logins (issuer, subject);
