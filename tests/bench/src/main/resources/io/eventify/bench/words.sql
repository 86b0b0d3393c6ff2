-- What events are made of; the same in both databases, and the same every time: ids and choices come from hashes of numbers.
create function pg_temp.pick(what text, among int) returns int immutable language sql
return 1 + ((hashtext(what)::bigint & 2147483647) %% among)::int;

create temp table city (n int primary key, name text, country text, latitude double precision, longitude double precision, zone text);
insert into city values
    (1, 'Tunis', 'TN', 36.80, 10.18, 'Africa/Tunis'), (2, 'Sfax', 'TN', 34.74, 10.76, 'Africa/Tunis'), (3, 'Sousse', 'TN', 35.83, 10.64, 'Africa/Tunis'),
    (4, 'Casablanca', 'MA', 33.57, -7.59, 'Africa/Casablanca'), (5, 'Rabat', 'MA', 34.02, -6.84, 'Africa/Casablanca'), (6, 'Marrakech', 'MA', 31.63, -8.01, 'Africa/Casablanca'),
    (7, 'Cairo', 'EG', 30.04, 31.24, 'Africa/Cairo'), (8, 'Alexandria', 'EG', 31.20, 29.92, 'Africa/Cairo'), (9, 'Dubai', 'AE', 25.20, 55.27, 'Asia/Dubai'),
    (10, 'Beirut', 'LB', 33.89, 35.50, 'Asia/Beirut'), (11, 'Amman', 'JO', 31.95, 35.93, 'Asia/Amman'), (12, 'Algiers', 'DZ', 36.75, 3.06, 'Africa/Algiers'),
    (13, 'Paris', 'FR', 48.86, 2.35, 'Europe/Paris'), (14, 'Lyon', 'FR', 45.76, 4.84, 'Europe/Paris'), (15, 'Marseille', 'FR', 43.30, 5.37, 'Europe/Paris'),
    (16, 'Lille', 'FR', 50.63, 3.06, 'Europe/Paris'), (17, 'Bruxelles', 'BE', 50.85, 4.35, 'Europe/Brussels'), (18, 'Genève', 'CH', 46.20, 6.14, 'Europe/Zurich'),
    (19, 'London', 'GB', 51.51, -0.13, 'Europe/London'), (20, 'Dublin', 'IE', 53.35, -6.26, 'Europe/Dublin'), (21, 'Manchester', 'GB', 53.48, -2.24, 'Europe/London'),
    (22, 'Montréal', 'CA', 45.50, -73.57, 'America/Toronto'), (23, 'New York', 'US', 40.71, -74.01, 'America/New_York'), (24, 'Dakar', 'SN', 14.72, -17.47, 'Africa/Dakar');

create temp table theme (n int primary key, category text, fr text, en text, ar text);
insert into theme values
    (1, 'opera', 'L’opéra', 'The opera', 'أوبرا'), (2, 'concert', 'Concert de jazz', 'Jazz concert', 'حفلة جاز'), (3, 'family', 'Le cirque', 'The circus', 'السيرك'),
    (4, 'theatre', 'La comédie', 'The comedy', 'مسرحية كوميدية'), (5, 'theatre', 'La tragédie', 'The tragedy', 'مأساة'), (6, 'dance', 'Ballet', 'The ballet', 'باليه'),
    (7, 'concert', 'Nuit du rock', 'Night of rock', 'ليلة الروك'), (8, 'concert', 'Chants soufis', 'Sufi songs', 'أناشيد صوفية'), (9, 'festival', 'Festival des lumières', 'Festival of lights', 'مهرجان الأضواء'),
    (10, 'exhibition', 'Exposition de peintures', 'Exhibition of paintings', 'معرض اللوحات'), (11, 'conference', 'Conférence sur la mer', 'Conference on the sea', 'مؤتمر البحر'),
    (12, 'cinema', 'Ciné-concert', 'Film with orchestra', 'فيلم مع الأوركسترا'), (13, 'sport', 'Finale de handball', 'Handball final', 'نهائي كرة اليد'), (14, 'sport', 'Gala de boxe', 'Boxing gala', 'حفل الملاكمة'),
    (15, 'family', 'Marionnettes', 'Puppets', 'عرض الدمى'), (16, 'comedy', 'Soirée d’humour', 'Comedy evening', 'أمسية فكاهية'), (17, 'concert', 'Symphonie', 'Symphony', 'سيمفونية'),
    (18, 'literature', 'Lecture de poèmes', 'Reading of poems', 'قراءة قصائد'), (19, 'dance', 'Danses du désert', 'Dances of the desert', 'رقصات الصحراء'), (20, 'workshop', 'Atelier de céramique', 'Workshop of ceramics', 'ورشة الخزف');

create temp table quality (n int primary key, fr text, en text, ar text);
insert into quality values
    (1, 'de minuit', 'at midnight', 'منتصف الليل'), (2, 'd’hiver', 'of winter', 'الشتاء'), (3, 'd’été', 'of summer', 'الصيف'), (4, 'des étoiles', 'of the stars', 'النجوم'), (5, 'oublié', 'forgotten', 'المنسي'),
    (6, 'des îles', 'of the islands', 'الجزر'), (7, 'sans frontières', 'without borders', 'بلا حدود'), (8, 'du printemps', 'of spring', 'الربيع'), (9, 'royal', 'royal', 'الملكي'), (10, 'en plein air', 'in the open air', 'في الهواء الطلق'),
    (11, 'des enfants', 'for children', 'للأطفال'), (12, 'des jardins', 'of the gardens', 'الحدائق'), (13, 'de la médina', 'of the medina', 'المدينة العتيقة'), (14, 'électrique', 'electric', 'الكهربائي'), (15, 'silencieux', 'silent', 'الصامت'),
    (16, 'des ponts', 'of the bridges', 'الجسور'), (17, 'de l’aube', 'at dawn', 'عند الفجر'), (18, 'invisible', 'invisible', 'الخفي'), (19, 'du port', 'of the harbour', 'الميناء'), (20, 'des mémoires', 'of memories', 'الذكريات');

create temp table sentence (n int primary key, fr text, en text, ar text);
insert into sentence values
    (1, 'Une soirée créée pour la scène, entre tradition et invention.', 'An evening made for the stage, between tradition and invention.', 'أمسية أعدت للمسرح بين التراث والابتكار.'),
    (2, 'Les musiciens jouent sur des instruments anciens.', 'The musicians play on ancient instruments.', 'يعزف الموسيقيون على آلات قديمة.'),
    (3, 'Décors et costumes ont été dessinés par de jeunes artistes.', 'Sets and costumes were designed by young artists.', 'صمم الديكور والأزياء فنانون شباب.'),
    (4, 'La critique a salué une œuvre généreuse et lumineuse.', 'Critics have praised a generous and luminous work.', 'أشاد النقاد بعمل سخي ومشرق.'),
    (5, 'Après la représentation, le public rencontre la troupe.', 'After the performance the audience meets the company.', 'بعد العرض يلتقي الجمهور بالفرقة.'),
    (6, 'Un voyage à travers les villes, les ports et les déserts.', 'A journey through cities, harbours and deserts.', 'رحلة عبر المدن والموانئ والصحارى.'),
    (7, 'Pour toute la famille, dès six ans.', 'For the whole family, from the age of six.', 'لكل العائلة ابتداء من ست سنوات.'),
    (8, 'Le spectacle dure deux heures, entracte compris.', 'The show lasts two hours, including an interval.', 'يدوم العرض ساعتين مع استراحة.');

create function pg_temp.artist(e int) returns text immutable language sql
return initcap((array['ba','lo','mi','ra','sel','ta','vo','kha','nour','del','fe','gui','ha','jo','ke','lan','mou','ne','ol','pi'])[pg_temp.pick('a' || e, 20)]
        || (array['rin','dou','mane','lia','bert','chi','dra','fou','gar','hem','isse','jan','kor','lou','mel','nad','oro','pha','ques','rim'])[pg_temp.pick('b' || e, 20)])
    || ' ' || initcap((array['ben','car','dia','el','fon','gra','hou','iba','jel','kas','lam','mor','nas','oud','per','rah','sou','tri','van','zou'])[pg_temp.pick('c' || e, 20)]
        || (array['ali','beck','cour','dine','eau','fel','gue','har','ier','jdi','kan','let','mane','naud','ora','pin','ri','sson','tin','ver'])[pg_temp.pick('d' || e, 20)]);

-- dates of an event: one or two
create temp table dates as
select e, k, md5('performance ' || e || '-' || k)::uuid as id, md5('event ' || e)::uuid as event_id, pg_temp.pick('v' || e, 300) as venue,
    timestamptz '%2$s' + interval '1 day' * (20 + pg_temp.pick('t' || e || '-' || k, 340)) + interval '19 hours' as start_time
from generate_series(1, %1$d) e cross join lateral generate_series(1, pg_temp.pick('n' || e, 2)) k;
