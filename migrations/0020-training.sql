-- The catalogue of what helps a person grow: courses of a schedule, seminars, pairs, topics of self-study.
create table offer (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  -- code of directory «offer_kind»
  kind text not null,
  title text not null,
  -- what is done, and what one brings out of it
  content text,
  output text,
  provider text,
  place text,
  url text,
  form text check (form in ('in_person', 'distance', 'mixed')),
  hours integer check (hours between 1 and 1000),
  -- without dates it is there at any time
  starts_on date,
  ends_on date check (ends_on >= starts_on),
  -- null: as many as come
  places integer check (places > 0),
  -- empty: not tied to one
  competence_codes text[] not null default '{}',
  subject_codes text[] not null default '{}',
  post_codes text[] not null default '{}',
  level_codes text[] not null default '{}',
  state text not null default 'open' check (state in ('open', 'cancelled', 'archived')),
  cancel_reason text,
  origin text not null default 'hand' check (origin in ('ready', 'import', 'hand', 'need')),
  -- of the ready set: it is put in once
  ready_code text,
  batch_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, ready_code)
);
create index offer_state_idx on offer (tenant_id, state, kind);
create index offer_competence_idx on offer using gin (competence_codes);
create index offer_batch_idx on offer (tenant_id, batch_id);
