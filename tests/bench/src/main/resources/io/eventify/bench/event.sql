insert into organisation (id, name, created_at, version)
select md5('organisation ' || o)::uuid, 'Bench ' || o, now(), 1 from generate_series(1, 50) o on conflict do nothing;

insert into venue (id, name_fr, name_en, name_ar, city, country, time_zone, as_of)
select md5('venue ' || v)::uuid, 'Salle ' || v, 'Hall ' || v, 'قاعة ' || v, c.name, c.country, c.zone, now()
from generate_series(1, 300) v join city c on c.n = 1 + v %% 24 on conflict do nothing;

insert into seating_plan (id, venue_id, seat_classes, as_of)
select md5('plan ' || v)::uuid, md5('venue ' || v)::uuid, array['floor'], now() from generate_series(1, 300) v on conflict do nothing;

insert into event (id, organisation_id, owner_id, title_fr, title_en, title_ar, description_fr, description_en, description_ar, category, tags, status, policy_hold_minutes,
    policy_max_per_customer, policy_cancellation_hours, policy_refund_percent, policy_reentry_allowed, policy_transfer_allowed, policy_offline_minutes, created_at, published_at, version)
select md5('event ' || e)::uuid, md5('organisation ' || pg_temp.pick('o' || e, 50))::uuid, md5('owner')::uuid,
    t.fr || ' ' || q.fr || ' : ' || pg_temp.artist(e), t.en || ' ' || q.en || ': ' || pg_temp.artist(e), t.ar || ' ' || q.ar || ' ' || pg_temp.artist(e),
    s.fr || ' ' || z.fr, s.en || ' ' || z.en, s.ar || ' ' || z.ar,
    t.category, array['tag' || pg_temp.pick('g' || e, 40), 'tag' || (41 + pg_temp.pick('h' || e, 40))], 'published', 10, 8, 24, 100, false, true, 60, now(), now(), 1
from generate_series(1, %1$d) e
join theme t on t.n = pg_temp.pick('m' || e, 20) join quality q on q.n = pg_temp.pick('q' || e, 20)
join sentence s on s.n = pg_temp.pick('s' || e, 8) join sentence z on z.n = pg_temp.pick('z' || e, 8);

insert into pricing_scheme (id, event_id, currency, tax_percent, version)
select md5('pricing ' || e)::uuid, md5('event ' || e)::uuid, (array['EUR', 'TND', 'MAD', 'GBP'])[pg_temp.pick('u' || e, 4)], 7, 1 from generate_series(1, %1$d) e;

insert into price_category (pricing_scheme_id, position, code, seat_class, name_fr, name_en, name_ar, amount)
select md5('pricing ' || e)::uuid, p, (array['full', 'reduced'])[p + 1], 'floor', (array['Plein tarif', 'Tarif réduit'])[p + 1], (array['Full price', 'Reduced'])[p + 1],
    (array['السعر الكامل', 'سعر مخفض'])[p + 1], (5 + pg_temp.pick('r' || e, 240)) / (p + 1)
from generate_series(1, %1$d) e cross join generate_series(0, 1) p;

insert into performance (id, event_id, venue_id, seating_plan_id, pricing_scheme_id, start_time, end_time, time_zone, sales_status, version)
select d.id, d.event_id, md5('venue ' || d.venue)::uuid, md5('plan ' || d.venue)::uuid, md5('pricing ' || d.e)::uuid, d.start_time, d.start_time + interval '2 hours', c.zone, 'open', 1
from dates d join city c on c.n = 1 + d.venue %% 24;

analyze;
