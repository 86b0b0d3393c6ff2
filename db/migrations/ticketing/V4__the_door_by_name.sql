-- Who has the ticket, for guests who come without a code. Personal data: never in the list that devices keep, and only shown to who stands at the door.
alter table tickets add column holder_name text constraint holder_name_is_short check (length(holder_name) <= 200);

-- Let in by looking the guest up, not by a code.
alter table scans add column by_hand boolean not null default false;

-- Which doors are open or still will be.
create index performances_by_end on performances (end_time);
