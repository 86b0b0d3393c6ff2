-- Who a member is, as the account called itself when the member was taken in. Null for members from before.
alter table organisation_member add column name text constraint organisation_member_name_is_short check (length(name) between 1 and 200);
create index organisation_name on organisation (lower(name), id);
