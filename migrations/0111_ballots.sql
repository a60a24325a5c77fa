-- Who handed in a ballot, and in open votings what it says. Of a secret one no answer stands here, and no time.
create table board_ballots (
    board_id text not null references boards (id) on delete cascade,
    voting_id text not null,
    voter_id text not null,
    cast_by text not null,
    op_id text not null,
    seq bigint not null,
    answers text,
    primary key (voting_id, voter_id)
);

create index board_ballots_board on board_ballots (board_id);
create index board_ballots_cast_by on board_ballots (cast_by);

-- The answers of a secret voting: one row with all its sums, so that no order of rows tells which ballot came when.
create table board_tallies (
    voting_id text primary key,
    board_id text not null references boards (id) on delete cascade,
    sums text not null
);
