-- The frame under every module: assignments, audit, access log, files, jobs' progress, notices, settings, directories.

create table assignment (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  membership_id uuid not null,
  role text not null,
  -- null: the whole municipality
  organization_id uuid,
  starts_on date not null,
  ends_before date,
  ground text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, membership_id) references membership (tenant_id, id) on delete cascade
);
create index assignment_membership_idx on assignment (tenant_id, membership_id);
create index assignment_organization_idx on assignment (tenant_id, organization_id);

-- Who is tutored by whom: the scope «mentees» of the grants table.
create table tutorship (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  tutor_person_id uuid not null,
  person_id uuid not null,
  starts_on date not null,
  ends_before date,
  primary key (tenant_id, id)
);
create index tutorship_tutor_idx on tutorship (tenant_id, tutor_person_id);
create index tutorship_person_idx on tutorship (tenant_id, person_id);

create table audit_entry (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  happened_at timestamptz not null default clock_timestamp(),
  actor_kind text not null check (actor_kind in ('user', 'system')),
  actor_id text,
  actor_name text not null,
  action text not null,
  thing text not null,
  thing_id uuid,
  batch_id uuid,
  salt text not null,
  digest text not null,
  primary key (tenant_id, id)
);
create index audit_entry_thing_idx on audit_entry (tenant_id, thing_id, id);

-- The values stand aside so that they can be erased while the digest keeps the chain whole.
create table audit_value (
  tenant_id uuid not null references tenant (id),
  entry_id uuid not null,
  before jsonb,
  after jsonb,
  erased_at timestamptz,
  primary key (tenant_id, entry_id),
  foreign key (tenant_id, entry_id) references audit_entry (tenant_id, id)
);

create table audit_seal (
  tenant_id uuid not null references tenant (id),
  number integer not null,
  first_entry_id uuid not null,
  last_entry_id uuid not null,
  entry_count integer not null,
  previous_hash text not null,
  hash text not null,
  sealed_at timestamptz not null default now(),
  primary key (tenant_id, number)
);

create table access_entry (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  happened_at timestamptz not null default clock_timestamp(),
  actor_id text,
  actor_name text not null,
  person_id uuid not null,
  kind text not null check (kind in ('scores', 'pathway', 'birth_date', 'export')),
  place text not null,
  primary key (tenant_id, id)
);
create index access_entry_person_idx on access_entry (tenant_id, person_id, id);

create table file (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  purpose text not null,
  created_by text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);

create table job_progress (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  kind text not null,
  title text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  done integer not null default 0,
  total integer,
  message text,
  payload jsonb,
  result jsonb,
  error_code text,
  created_by text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (tenant_id, id)
);
create index job_progress_creator_idx on job_progress (tenant_id, created_by, created_at);

create table notice (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  user_id text not null,
  text text not null,
  href text,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  primary key (tenant_id, id)
);
create index notice_user_idx on notice (tenant_id, user_id, id);

-- Versioned: the newest version not later than the as-of date holds.
create table setting (
  tenant_id uuid not null references tenant (id),
  key text not null,
  version integer not null,
  value jsonb not null,
  valid_from date not null,
  act text,
  created_by text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, key, version)
);

create table directory_entry (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  directory text not null,
  code text not null,
  title text not null,
  synonyms text[] not null default '{}',
  position integer not null default 0,
  is_active boolean not null default true,
  attributes jsonb not null default '{}',
  primary key (tenant_id, id),
  unique (tenant_id, directory, code)
);

create table saved_view (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  user_id text not null,
  list text not null,
  name text not null,
  query text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, user_id, list, name)
);
