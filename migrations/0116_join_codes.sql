-- What people type who cannot scan: short, called out in a room, worthless once the link ends.
alter table guest_links add column short_code text;

create index guest_links_short_code on guest_links (short_code);
