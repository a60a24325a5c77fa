-- "Meine Daten" asks for everything one person did.
create index board_ops_actor on board_ops (actor_id);
