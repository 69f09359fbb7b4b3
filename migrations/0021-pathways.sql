-- A pathway (ИОМ): one person, one ground, needs and the items that close them.
create table pathway (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  person_id uuid not null,
  -- the school whose order approves it; moves with the person
  organization_id uuid not null,
  -- code of directory «pathway_kind»
  kind text not null,
  ground text not null
    check (ground in ('diagnostics', 'request', 'young_teacher', 'leader', 'low_results_school', 'head_conclusion')),
  campaign_id uuid,
  aim text,
  starts_on date not null,
  ends_on date not null,
  state text not null default 'draft'
    check (state in ('draft', 'agreed', 'submitted', 'approved', 'in_progress', 'completed', 'reviewed', 'stopped', 'declined')),
  -- made elsewhere (ЦНППМ): recorded, not drafted here
  maker text,
  agreed_on date,
  agreed_how text check (agreed_how in ('product', 'paper')),
  considered_by text,
  considered_number text,
  considered_on date,
  approved_on date,
  -- number and date of the order as signed
  order_number text,
  -- a change after approval that no amending order covers yet
  amended_at timestamptz,
  ended_on date,
  end_reason text,
  conclusion text,
  batch_id uuid,
  created_by text,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (tenant_id, id),
  check (ends_on >= starts_on),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id),
  foreign key (tenant_id, campaign_id) references campaign (tenant_id, id)
);
-- Nobody gets a second one while the first is alive.
create unique index pathway_alive_idx on pathway (tenant_id, person_id)
  where state not in ('completed', 'reviewed', 'stopped', 'declined');
create index pathway_person_idx on pathway (tenant_id, person_id);
create index pathway_organization_idx on pathway (tenant_id, organization_id, state);
create index pathway_campaign_idx on pathway (tenant_id, campaign_id);
create index pathway_batch_idx on pathway (tenant_id, batch_id);

-- What the pathway answers: a deficit of a result, or a need that a person has stated.
create table pathway_need (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  pathway_id uuid not null,
  competence_code text not null,
  -- subject of the diagnostics, '' when it has none
  direction text not null default '',
  since date,
  -- version of the deficit rule it was found by; null: stated by people
  rule_version integer,
  -- why no offer closes it; null: something does
  unmet_reason text check (unmet_reason in ('no_offer', 'no_fit', 'no_dates', 'no_places', 'no_hours', 'all_done')),
  position integer not null default 0,
  primary key (tenant_id, id),
  unique (tenant_id, pathway_id, competence_code, direction),
  foreign key (tenant_id, pathway_id) references pathway (tenant_id, id) on delete cascade
);
create index pathway_need_unmet_idx on pathway_need (tenant_id, competence_code) where unmet_reason is not null;

create table pathway_item (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  pathway_id uuid not null,
  need_id uuid,
  offer_id uuid,
  -- code of directory «offer_kind»
  kind text not null,
  title text not null,
  content text,
  output text,
  form text check (form in ('in_person', 'distance', 'mixed')),
  hours integer check (hours between 1 and 1000),
  starts_on date,
  due_on date not null,
  -- why this one was proposed, in words
  reason text,
  state text not null default 'planned'
    check (state in ('planned', 'confirmed', 'done', 'returned', 'not_done', 'cancelled')),
  done_on date,
  -- paper or words that show it was done
  evidence text,
  evidence_file_id uuid,
  -- remark of who returned it, or why it was not done
  remark text,
  reminded_at timestamptz,
  position integer not null default 0,
  batch_id uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, pathway_id) references pathway (tenant_id, id) on delete cascade,
  foreign key (tenant_id, need_id) references pathway_need (tenant_id, id),
  foreign key (tenant_id, offer_id) references offer (tenant_id, id),
  foreign key (tenant_id, evidence_file_id) references file (tenant_id, id)
);
create index pathway_item_pathway_idx on pathway_item (tenant_id, pathway_id, position);
create index pathway_item_need_idx on pathway_item (tenant_id, need_id);
create index pathway_item_offer_idx on pathway_item (tenant_id, offer_id);
create index pathway_item_file_idx on pathway_item (tenant_id, evidence_file_id);
create index pathway_item_due_idx on pathway_item (tenant_id, due_on) where state in ('planned', 'returned');
create index pathway_item_batch_idx on pathway_item (tenant_id, batch_id);

-- Log of a tutor's consultations (IOM-06).
create table consultation (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  pathway_id uuid not null,
  tutor_person_id uuid,
  held_on date not null,
  minutes integer check (minutes between 1 and 600),
  topic text,
  primary key (tenant_id, id),
  foreign key (tenant_id, pathway_id) references pathway (tenant_id, id) on delete cascade,
  foreign key (tenant_id, tutor_person_id) references person (tenant_id, id)
);
create index consultation_pathway_idx on consultation (tenant_id, pathway_id);
create index consultation_tutor_idx on consultation (tenant_id, tutor_person_id);

-- An order of a school over a list of pathways; its number and date live in the document.
create table pathway_order (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  organization_id uuid not null,
  campaign_id uuid,
  purpose text not null check (purpose in ('approve', 'amend')),
  document_id uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id),
  foreign key (tenant_id, campaign_id) references campaign (tenant_id, id),
  foreign key (tenant_id, document_id) references document (tenant_id, id)
);
create index pathway_order_organization_idx on pathway_order (tenant_id, organization_id);
create index pathway_order_campaign_idx on pathway_order (tenant_id, campaign_id);
create index pathway_order_document_idx on pathway_order (tenant_id, document_id);

create table pathway_order_line (
  tenant_id uuid not null references tenant (id),
  order_id uuid not null,
  pathway_id uuid not null,
  primary key (tenant_id, order_id, pathway_id),
  foreign key (tenant_id, order_id) references pathway_order (tenant_id, id) on delete cascade,
  foreign key (tenant_id, pathway_id) references pathway (tenant_id, id) on delete cascade
);
create index pathway_order_line_pathway_idx on pathway_order_line (tenant_id, pathway_id);

-- A questionnaire a teacher fills of their own will; never mixed with independent results (DIAG-18).
create table self_check (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  person_id uuid not null,
  taken_on date not null,
  -- answers by statement: 1 … 4; a statement left out is absent
  answers jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
create index self_check_person_idx on self_check (tenant_id, person_id);

-- A template may be a school's own; without one the municipality's holds, then the product's.
alter table document_template add column organization_id uuid;
alter table document_template add foreign key (tenant_id, organization_id) references organization (tenant_id, id);
alter table document_template drop constraint document_template_tenant_id_kind_name_version_key;
alter table document_template add unique nulls not distinct (tenant_id, kind, organization_id, version);
create index document_template_organization_idx on document_template (tenant_id, organization_id);
