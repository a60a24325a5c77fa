-- Everything that changes what somebody may see or do raises this number in the same transaction.
create table rights_version (
    id bigint primary key check (id = 1),
    value bigint not null
);

insert into rights_version (id, value) values (1, 1);

-- The readiness probe writes here, because a full disk still reads.
create table health_probe (
    id bigint primary key check (id = 1),
    at bigint not null
);
