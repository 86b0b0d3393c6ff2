-- For whom or why a seat is kept back from sale, who did it and when. All of it goes with the row when the seat is sold again. Null for seats kept back before, and
-- the label where nobody gave one. A label may name a person, and blocked_by is one: personal data, for those who manage the organisation only: never in seat maps,
-- logs or domain events, and to be found here when a person is to be forgotten.
alter table allocations
    add column label text constraint label_is_short check (length(label) between 1 and 100),
    add column blocked_by uuid,
    add column blocked_at timestamptz,
    add constraint only_blocked_allocations_say_why check (state = 'blocked' or num_nonnulls(label, blocked_by, blocked_at) = 0);
comment on column allocations.label is 'why a blocked seat is kept back, as an organiser wrote it: personal data';
comment on column allocations.blocked_by is 'account of who kept the seat back: personal data';
