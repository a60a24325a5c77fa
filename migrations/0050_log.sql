-- Logs whose entries cannot be changed unnoticed: each entry's hash covers the one before it.
-- Entries hold random names of people and salted digests, never content, so that erasing a person breaks no chain.
create table log_heads (
    chain text primary key,
    seq bigint not null,
    hash text not null
);

insert into log_heads (chain, seq, hash) values ('audit', 0, '');

create table log_entries (
    chain text not null references log_heads (chain),
    seq bigint not null,
    at bigint not null,
    kind text not null,
    actor text,
    subject text,
    digest text not null,
    previous text not null,
    hash text not null,
    primary key (chain, seq)
);

-- Whom a random name stands for, as long as the person has an account.
create table log_names (
    id text primary key,
    person_id text not null unique references people (id) on delete cascade
);

-- What a digest was made of, as long as the person has an account.
create table log_details (
    chain text not null,
    seq bigint not null,
    person_id text not null references people (id) on delete cascade,
    salt text not null,
    details text not null,
    primary key (chain, seq)
);

create index log_details_person on log_details (person_id);
