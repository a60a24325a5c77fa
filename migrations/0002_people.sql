-- People and where they belong. Purpose, retention, export and erasure of each personal column stand in
-- app/Platform/Privacy/PersonalData.cs; a test compares them.
create table organisations (
    id text primary key,
    name text not null,
    sector text not null check (sector in ('administration', 'company', 'science', 'association')),
    is_demo bigint not null default 0,
    created_at bigint not null,
    version bigint not null default 1
);

create table people (
    id text primary key,
    name text not null,
    email text not null,
    email_normalized text not null unique,
    sector text not null check (sector in ('administration', 'company', 'science', 'association')),
    organisation_id text references organisations (id),
    language text,
    password_hash text,
    security_stamp text not null,
    is_demo bigint not null default 0,
    created_at bigint not null,
    version bigint not null default 1
);

create index people_organisation on people (organisation_id);

create table person_roles (
    person_id text not null references people (id) on delete cascade,
    role text not null check (role in ('organiser', 'admin')),
    primary key (person_id, role)
);

create table circles (
    id text primary key,
    slug text not null unique,
    name text not null,
    is_demo bigint not null default 0,
    created_at bigint not null,
    version bigint not null default 1
);

create table circle_members (
    circle_id text not null references circles (id) on delete cascade,
    person_id text not null references people (id) on delete cascade,
    primary key (circle_id, person_id)
);

create index circle_members_person on circle_members (person_id);

-- "Nur Beteiligte": who may see an object of the audience 'named'.
create table audience_people (
    object_id text not null,
    person_id text not null references people (id) on delete cascade,
    primary key (object_id, person_id)
);

create index audience_people_person on audience_people (person_id);
