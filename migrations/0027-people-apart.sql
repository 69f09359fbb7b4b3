-- Two records that somebody has looked at and said to be two people: they are not offered for merging again.
create table person_apart (
  tenant_id uuid not null references tenant (id),
  -- the lower id first
  first_id uuid not null,
  second_id uuid not null,
  decided_by text,
  decided_at timestamptz not null default now(),
  primary key (tenant_id, first_id, second_id),
  foreign key (tenant_id, first_id) references person (tenant_id, id) on delete cascade,
  foreign key (tenant_id, second_id) references person (tenant_id, id) on delete cascade,
  check (first_id < second_id)
);
create index person_apart_second_idx on person_apart (tenant_id, second_id);
