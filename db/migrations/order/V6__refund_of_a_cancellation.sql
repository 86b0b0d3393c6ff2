-- The refund of a cancellation carries the cancellation's id, whichever try of it succeeds; it stands here before payment is asked.
update cancellations set refund_id = id where refund_id is null and refund_status <> 'none';
alter table cancellations add constraint cancellation_names_its_refund check (refund_status = 'none' or refund_id is not null);
comment on column cancellations.refund_try is 'how often support had payment try the refund again; each asking has a key of its own';
