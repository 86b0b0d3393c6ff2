-- What people who type are offered: categories one after the other, without a look at each event.
create index shows_categories on shows (g, category) where status = 'published';
