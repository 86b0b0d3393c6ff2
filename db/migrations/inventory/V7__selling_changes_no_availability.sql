-- Places that are taken again for late money are announced as taken (seats.reserved); selling them changes nothing, as in V5.
drop trigger mark_availability on outbox;

create trigger mark_availability after insert on outbox
for each row when (new.type in ('seats.reserved', 'seats.released', 'capacity.adjusted'))
execute function mark_availability();
