-- The register of a city answers from indexes alone: who holds a post on a day, and the people that are not merged away.
create index post_held_idx on post (tenant_id, person_id) include (starts_on, ends_before, kind);
drop index post_person_idx;
create index person_own_idx on person (tenant_id, id) where merged_into_id is null;
