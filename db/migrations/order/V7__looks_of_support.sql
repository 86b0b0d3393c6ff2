-- A search by mail is audited too, and is about a person's orders, not about one of them.
alter table audit_entries alter column order_id drop not null;
alter table audit_entries add constraint audit_entry_names_its_order check (order_id is not null or action = 'orders_searched');
create index audit_entries_looks on audit_entries (order_id, actor_id, at) where action = 'order_viewed';
-- who has this ticket in his hand
create index order_lines_ticket on order_lines (ticket_id) where ticket_id is not null;
