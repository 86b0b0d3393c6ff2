-- Who ordered, as the account called itself that day: the door finds the guest by it. Null for orders from before, and where an account has no name.
alter table orders add column customer_name text constraint customer_name_is_short check (length(customer_name) <= 200);
