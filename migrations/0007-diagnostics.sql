create table competence (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  code text not null,
  title text not null,
  synonyms text[] not null default '{}',
  position integer not null default 0,
  is_active boolean not null default true,
  primary key (tenant_id, id),
  unique (tenant_id, code)
);

create table instrument (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  title text not null,
  author text,
  -- independent results count for deficits, self-reported never do
  is_independent boolean not null default true,
  primary key (tenant_id, id),
  unique (tenant_id, title)
);

create table instrument_version (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  instrument_id uuid not null,
  version text not null,
  act text,
  approved_on date,
  primary key (tenant_id, id),
  unique (tenant_id, instrument_id, version),
  foreign key (tenant_id, instrument_id) references instrument (tenant_id, id)
);

-- Half-open intervals over 0…100 without gaps (rules/scoring checkScale).
create table level_scale (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  instrument_version_id uuid not null,
  competence_id uuid not null,
  levels jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, instrument_version_id, competence_id),
  foreign key (tenant_id, instrument_version_id) references instrument_version (tenant_id, id),
  foreign key (tenant_id, competence_id) references competence (tenant_id, id)
);
create index level_scale_competence_idx on level_scale (tenant_id, competence_id);

create table campaign (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  title text not null,
  -- the campaign this one repeats or follows (DIAG-21)
  previous_id uuid,
  aim text,
  act_title text,
  act_number text,
  act_date date,
  place text,
  state text not null default 'preparation' check (state in ('preparation', 'invitation', 'running', 'results', 'closed')),
  high_rule text not null default 'any' check (high_rule in ('any', 'all', 'mean')),
  bar numeric(5, 2) not null default 80,
  batch_id uuid,
  closed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, title),
  foreign key (tenant_id, previous_id) references campaign (tenant_id, id)
);
create index campaign_previous_idx on campaign (tenant_id, previous_id);

create table campaign_stage (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  campaign_id uuid not null,
  stage text not null check (stage in ('entry', 'repeat')),
  instrument_version_id uuid not null,
  starts_on date,
  ends_on date,
  primary key (tenant_id, id),
  unique (tenant_id, campaign_id, stage),
  foreign key (tenant_id, campaign_id) references campaign (tenant_id, id) on delete cascade,
  foreign key (tenant_id, instrument_version_id) references instrument_version (tenant_id, id)
);
create index campaign_stage_version_idx on campaign_stage (tenant_id, instrument_version_id);

-- A person (or a nameless number) at one stage in one direction: the participation.
create table participation (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  stage_id uuid not null,
  person_id uuid,
  key_number text,
  organization_id uuid,
  -- subject or other direction; '' when the campaign has none
  direction text not null default '',
  state text not null default 'invited'
    check (state in ('invited', 'consented', 'declined', 'done', 'absent', 'no_answer')),
  consent_on date,
  note text,
  batch_id uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  check (person_id is not null or key_number is not null),
  foreign key (tenant_id, stage_id) references campaign_stage (tenant_id, id) on delete cascade,
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create unique index participation_person_idx on participation (tenant_id, stage_id, person_id, direction) where person_id is not null;
create unique index participation_number_idx on participation (tenant_id, stage_id, key_number, direction) where person_id is null;
create index participation_by_person_idx on participation (tenant_id, person_id);
create index participation_organization_idx on participation (tenant_id, organization_id);
create index participation_batch_idx on participation (tenant_id, batch_id);

create table result (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  participation_id uuid not null,
  competence_id uuid not null,
  state text not null check (state in ('known', 'unknown', 'not_held', 'reported')),
  -- raw, as measured, 0…100; rounding happens when shown
  score numeric check (score between 0 and 100),
  reported_level text,
  measured_on date,
  batch_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id, participation_id, competence_id),
  check ((state = 'known') = (score is not null)),
  foreign key (tenant_id, participation_id) references participation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, competence_id) references competence (tenant_id, id)
);
create index result_competence_idx on result (tenant_id, competence_id);
create index result_batch_idx on result (tenant_id, batch_id);

create table recommendation (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  campaign_id uuid not null,
  addressee text not null,
  organization_id uuid,
  text text not null,
  due_on date,
  position integer not null default 0,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, campaign_id) references campaign (tenant_id, id) on delete cascade,
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index recommendation_campaign_idx on recommendation (tenant_id, campaign_id);
create index recommendation_organization_idx on recommendation (tenant_id, organization_id);
