create table organization (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  -- code of directory «organization_kind»
  kind text not null,
  name text not null,
  short_name text not null,
  name_key text not null,
  number text,
  inn text,
  ogrn text,
  code text,
  address text,
  phone text,
  email text,
  site text,
  head_post text,
  head_name text,
  parent_id uuid,
  is_external boolean not null default false,
  opened_on date,
  closed_before date,
  -- letterhead and requisites of documents, GOST R 7.0.97-2025
  requisites jsonb not null default '{}',
  note text,
  batch_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, name_key),
  foreign key (tenant_id, parent_id) references organization (tenant_id, id)
);
create index organization_parent_idx on organization (tenant_id, parent_id);

-- Other names under which schools write themselves: «школа 5», «МБОУ СОШ № 5».
create table organization_alias (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  organization_id uuid not null,
  alias text not null,
  alias_key text not null,
  primary key (tenant_id, id),
  unique (tenant_id, alias_key),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id) on delete cascade
);
create index organization_alias_organization_idx on organization_alias (tenant_id, organization_id);

-- Low-result school, reference school, site …: a status with its act and period.
create table organization_status (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  organization_id uuid not null,
  status text not null,
  theme text,
  starts_on date not null,
  ends_before date,
  act text,
  primary key (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id) on delete cascade
);
create index organization_status_organization_idx on organization_status (tenant_id, organization_id);

-- Staffing table: rates approved per post, to compare with those filled (STAFF-13).
create table staffing (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  organization_id uuid not null,
  post_code text not null,
  rates numeric(6, 2) not null check (rates > 0),
  starts_on date not null,
  ends_before date,
  primary key (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id) on delete cascade
);
create index staffing_organization_idx on staffing (tenant_id, organization_id);

-- Agreements with partners, networks, links school to school (ORG-34, ORG-40, ORG-48).
create table organization_link (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  organization_id uuid not null,
  other_id uuid not null,
  kind text not null,
  aim text,
  act text,
  starts_on date not null,
  ends_before date,
  primary key (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id) on delete cascade,
  foreign key (tenant_id, other_id) references organization (tenant_id, id) on delete cascade
);
create index organization_link_organization_idx on organization_link (tenant_id, organization_id);
create index organization_link_other_idx on organization_link (tenant_id, other_id);
