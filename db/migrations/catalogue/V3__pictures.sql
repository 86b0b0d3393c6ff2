-- Pictures of an event as it told them: id, text for those who do not see it, renditions. Absent as long as it told none.
alter table shows add column media jsonb;
