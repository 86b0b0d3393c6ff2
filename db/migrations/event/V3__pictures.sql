-- Pictures of an event as they are shown: always re-encoded, never what was uploaded.
create table picture (
    id              uuid        primary key,
    event_id        uuid        not null references event,
    alt_fr          text,
    alt_en          text,
    alt_ar          text,
    width           integer     not null constraint picture_width check (width > 0),
    height          integer     not null constraint picture_height check (height > 0),
    -- SHA-256 of the upload: the same picture is shown once
    upload_hash     text        not null,
    added_at        timestamptz not null,
    constraint picture_has_alt check (coalesce(alt_fr, alt_en, alt_ar) is not null),
    constraint picture_shown_once unique (event_id, upload_hash)
);

create table picture_rendition (
    picture_id uuid    not null references picture on delete cascade,
    width      integer not null,
    height     integer not null,
    -- SHA-256 of the content, the entity tag
    hash       text    not null,
    content    bytea   not null constraint rendition_size check (length(content) between 1 and 8388608),
    primary key (picture_id, width)
);
-- JPEG does not get smaller by another compression.
alter table picture_rendition alter column content set storage external;
