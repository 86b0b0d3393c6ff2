-- Which code a scan read, as a SHA-256: an id that a device uses for a second code is refused instead of being answered for the first one.
-- Null for scans from before.
alter table scans add column code_hash bytea constraint code_hash_is_sha256 check (octet_length(code_hash) = 32);
