create table document_template (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  -- kind of document, known to the module that fills it: «analytic_note»
  kind text not null,
  name text not null,
  version integer not null,
  file_id uuid not null,
  is_active boolean not null default true,
  created_by text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, kind, name, version),
  foreign key (tenant_id, file_id) references file (tenant_id, id)
);
create index document_template_file_idx on document_template (tenant_id, file_id);

create table document (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  kind text not null,
  title text not null,
  number text,
  signed_on date,
  state text not null default 'draft' check (state in ('draft', 'signed', 'withdrawn')),
  organization_id uuid,
  -- what it is about: a campaign, a pathway …
  about_kind text,
  about_id uuid,
  file_id uuid,
  template_id uuid,
  created_by text,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id),
  foreign key (tenant_id, file_id) references file (tenant_id, id),
  foreign key (tenant_id, template_id) references document_template (tenant_id, id)
);
create index document_about_idx on document (tenant_id, about_id);
create index document_organization_idx on document (tenant_id, organization_id);
create index document_file_idx on document (tenant_id, file_id);
create index document_template_idx on document (tenant_id, template_id);
