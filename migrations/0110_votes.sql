-- Votes have no place in a board's order, so that nobody can tell from it who put a dot where. They count on their own.
alter table boards add column votes bigint not null default 0;

-- Where dots lie now.
create table board_votes (
    board_id text not null references boards (id) on delete cascade,
    voting_id text not null,
    voter_id text not null,
    target_id text not null,
    dots bigint not null,
    primary key (voting_id, voter_id, target_id)
);

create index board_votes_board on board_votes (board_id);
create index board_votes_voter on board_votes (voter_id);

-- Every dot that came or went: the recount, and the receipts. Dots that a deletion gave back bear its operation's id.
create table board_vote_log (
    board_id text not null references boards (id) on delete cascade,
    n bigint not null,
    seq bigint not null,
    voting_id text not null,
    op_id text not null,
    type text not null,
    voter_id text not null,
    entered_by text,
    target_id text not null,
    dots bigint not null,
    at bigint not null,
    primary key (board_id, n)
);

create index board_vote_log_op on board_vote_log (board_id, op_id);
create index board_vote_log_voter on board_vote_log (voter_id);
create index board_vote_log_entered on board_vote_log (entered_by);
