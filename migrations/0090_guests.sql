-- A link by which people without an account enter one object. The token lies here as a digest, and sealed so that
-- whoever made the link can show it again.
create table guest_links (
    id text primary key,
    object_id text not null,
    token_hash text not null unique,
    token_sealed text not null,
    role text not null check (role in ('read', 'notes', 'edit')),
    seats bigint not null,
    code_hash text,
    expires_at bigint not null,
    revoked_at bigint,
    created_by text references people (id) on delete set null,
    created_at bigint not null
);

create index guest_links_object on guest_links (object_id);

-- Somebody with a name and no account.
create table guests (
    id text primary key,
    name text not null,
    joined_at bigint not null
);

-- A guest's place on one link; ending it ends what the guest may see there.
create table guest_seats (
    guest_id text not null references guests (id) on delete cascade,
    link_id text not null references guest_links (id) on delete cascade,
    joined_at bigint not null,
    ended_at bigint,
    primary key (guest_id, link_id)
);

create index guest_seats_link on guest_seats (link_id);
