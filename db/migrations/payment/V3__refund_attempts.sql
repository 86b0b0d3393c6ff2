-- A refund is tried until one attempt stays good. The refund's row carries the current attempt; those that failed stand here, so that what the provider
-- says about one of them later, or says again, is told from news.
create table failed_refund_attempts (
    refund_id      uuid        not null references refunds,
    try            integer     not null,
    -- none if the provider would not even begin
    psp_reference  text        constraint a_provider_refund_fails_once unique,
    failure_reason text        not null,
    failed_at      timestamptz not null,
    primary key (refund_id, try)
);
