insert into venues (id, organisation_id, name, address, city, country, latitude, longitude, time_zone)
select md5('venue ' || v)::uuid, md5('organisation 1')::uuid, jsonb_build_object('fr', 'Salle ' || v, 'en', 'Hall ' || v, 'ar', 'قاعة ' || v), v || ' street', c.name, c.country,
    c.latitude + (pg_temp.pick('x' || v, 200) - 100) / 1000.0, c.longitude + (pg_temp.pick('y' || v, 200) - 100) / 1000.0, c.zone
from generate_series(1, 300) v join city c on c.n = 1 + v %% 24 on conflict do nothing;

insert into seating_plans (id, venue_id, name, seat_count)
select md5('plan ' || v)::uuid, md5('venue ' || v)::uuid, 'Floor', 0 from generate_series(1, 300) v on conflict do nothing;

insert into zones (id, seating_plan_id, name, seat_class, capacity)
select md5('zone ' || v)::uuid, md5('plan ' || v)::uuid, jsonb_build_object('fr', 'Fosse', 'en', 'Floor', 'ar', 'الأرضية'), 'floor', 20 from generate_series(1, 300) v on conflict do nothing;

insert into performances (id, event_id, organisation_id, seating_plan_id, start_time, hold_minutes, max_per_customer, sales_status, as_of)
select d.id, d.event_id, md5('organisation ' || pg_temp.pick('o' || d.e, 50))::uuid, md5('plan ' || d.venue)::uuid, d.start_time, 10, 8, 'open', now() from dates d;

insert into buckets (id, performance_id, zone_id)
select md5('bucket ' || d.id)::uuid, d.id, md5('zone ' || d.venue)::uuid from dates d;

insert into bucket_counters (bucket_id, slot, capacity)
select md5('bucket ' || d.id)::uuid, 0, 20 from dates d;

analyze;
