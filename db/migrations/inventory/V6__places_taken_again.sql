-- A hold that had lapsed can be sold when its places are still free (money that came late): that takes places without a reservation before it.
drop trigger mark_availability on outbox;

create trigger mark_availability after insert on outbox
for each row when (new.type in ('seats.reserved', 'seats.sold', 'seats.released', 'capacity.adjusted'))
execute function mark_availability();

insert into availability_marks select id from performances;
