create table import_mapping (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  kind text not null,
  name text,
  -- signature of the headers it was made for
  header_key text not null,
  mapping jsonb not null,
  used_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, kind, header_key)
);

create table import_batch (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  kind text not null,
  title text not null,
  state text not null check (state in ('reading', 'mapping', 'review', 'applying', 'applied', 'taken_back', 'failed')),
  -- kind's own parameters: campaign, stage …
  parameters jsonb not null default '{}',
  counts jsonb not null default '{}',
  error_code text,
  job_id uuid,
  created_by text,
  created_at timestamptz not null default now(),
  applied_at timestamptz,
  taken_back_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id)
);

create table import_file (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  batch_id uuid not null,
  file_id uuid not null,
  name text not null,
  organization_id uuid,
  -- per sheet: header rows, columns, mapping, whether a full list
  sheets jsonb not null default '[]',
  error_code text,
  primary key (tenant_id, id),
  foreign key (tenant_id, batch_id) references import_batch (tenant_id, id) on delete cascade,
  foreign key (tenant_id, file_id) references file (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index import_file_batch_idx on import_file (tenant_id, batch_id);
create index import_file_file_idx on import_file (tenant_id, file_id);
create index import_file_organization_idx on import_file (tenant_id, organization_id);

-- Each row of the user's workbook and what became of it.
create table import_row (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  batch_id uuid not null,
  file_id uuid not null,
  sheet text not null,
  row_number integer not null,
  state text not null check (state in ('new', 'changed', 'unchanged', 'doubtful', 'wrong', 'missing')),
  label text not null,
  -- the accepted answer to a doubt: new | same:<id> | skip
  decision text,
  thing_id uuid,
  -- what was understood, the changes field by field, the issues with cell and value
  content jsonb not null,
  changes jsonb,
  issues jsonb,
  question jsonb,
  primary key (tenant_id, id),
  foreign key (tenant_id, batch_id) references import_batch (tenant_id, id) on delete cascade,
  foreign key (tenant_id, file_id) references import_file (tenant_id, id) on delete cascade
);
create index import_row_batch_idx on import_row (tenant_id, batch_id, state, file_id, row_number);
create index import_row_file_idx on import_row (tenant_id, file_id);

-- What a batch wrote, so that it can be taken back.
create table import_effect (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  batch_id uuid not null,
  thing text not null,
  thing_id uuid not null,
  operation text not null check (operation in ('insert', 'update')),
  before jsonb,
  after jsonb,
  primary key (tenant_id, id),
  foreign key (tenant_id, batch_id) references import_batch (tenant_id, id) on delete cascade
);
create index import_effect_batch_idx on import_effect (tenant_id, batch_id, id);
create index import_effect_thing_idx on import_effect (tenant_id, thing_id);
