-- How often places were added or given back unadded: the key of a hold is derived from it, so that a customer who repeats an adding that
-- got no answer finds the hold it may have taken, instead of taking another.
alter table reservation add column additions integer not null default 0;
