-- Programmes and plans (PLAN-*): a document that runs: stages, tasks, activities («пункт плана»), their occurrences, evidence, indicators.

-- A document being read in the studio: what came in, what people put right, until it is applied or dropped.
create table programme_reading (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  -- the sender's own file; pasted text is kept as a file too
  file_id uuid not null,
  file_name text not null,
  -- ReadDocument and Corrections (core/office/document, modules/programmes/reading)
  content jsonb not null,
  corrections jsonb not null default '{"tables": []}',
  state text not null default 'open' check (state in ('open', 'applied', 'dropped')),
  created_by text,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, file_id) references file (tenant_id, id)
);
create index programme_reading_file_idx on programme_reading (tenant_id, file_id);

-- How people here lay out their tables: a correction is made once.
create table programme_layout (
  tenant_id uuid not null references tenant (id),
  signature text not null,
  table_kind text,
  roles jsonb not null,
  changed_at timestamptz not null default now(),
  primary key (tenant_id, signature)
);

-- «Так и надо»: a remark that is not to come again.
create table accepted_finding (
  tenant_id uuid not null references tenant (id),
  fingerprint text not null,
  created_by text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, fingerprint)
);

create table programme (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  -- code of directory «programme_kind»
  kind text not null,
  title text not null,
  -- whose it is: a school's own programme; null: of the municipal service
  organization_id uuid,
  state text not null default 'draft' check (state in ('draft', 'running', 'finished', 'cancelled')),
  starts_on date not null,
  ends_on date not null,
  coordinator_person_id uuid,
  -- as written in the document
  coordinator_words text,
  -- fields of the passport by code (DOC-03), and rows no code fits
  passport jsonb not null default '{}',
  -- who approves it, here or outside (DOC-30), and the act
  approver text,
  act_number text,
  act_on date,
  document_id uuid,
  -- «С какого числа ведём здесь?»: what lies before is not marked
  tracked_from date,
  reminds boolean not null default false,
  -- the plan of the year before
  previous_id uuid,
  reading_id uuid,
  conclusion text,
  edition integer not null default 1,
  created_by text,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (tenant_id, id),
  check (ends_on >= starts_on),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id),
  foreign key (tenant_id, coordinator_person_id) references person (tenant_id, id),
  foreign key (tenant_id, document_id) references document (tenant_id, id),
  foreign key (tenant_id, previous_id) references programme (tenant_id, id),
  foreign key (tenant_id, reading_id) references programme_reading (tenant_id, id)
);
create index programme_state_idx on programme (tenant_id, state, starts_on);
create index programme_organization_idx on programme (tenant_id, organization_id);
create index programme_coordinator_idx on programme (tenant_id, coordinator_person_id);
create index programme_document_idx on programme (tenant_id, document_id);
create index programme_previous_idx on programme (tenant_id, previous_id);
create index programme_reading_idx on programme (tenant_id, reading_id);

create table programme_stage (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  programme_id uuid not null,
  position integer not null,
  title text not null,
  starts_on date,
  ends_on date,
  primary key (tenant_id, id),
  check (ends_on >= starts_on),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id) on delete cascade
);
create index programme_stage_programme_idx on programme_stage (tenant_id, programme_id, position);

create table programme_task (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  programme_id uuid not null,
  position integer not null,
  number text,
  title text not null,
  -- code of directory «work_direction» (PLAN-22 … PLAN-24)
  direction text,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id) on delete cascade
);
create index programme_task_programme_idx on programme_task (tenant_id, programme_id, position);

-- A row of a road map.
create table activity (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  programme_id uuid not null,
  task_id uuid,
  stage_id uuid,
  position integer not null,
  number text,
  title text not null,
  audience text,
  -- codes of directories «work_direction», «result_kind»
  direction text,
  result_kind text,
  -- the dues as read (core/time/due), their words kept; sorted by `sort_on`
  dues jsonb not null default '[]',
  sort_on date,
  expected text,
  -- the person who does it; the owners as written are rows of activity_owner
  executor_person_id uuid,
  -- excluded by an amendment: kept, not counted
  excluded_at timestamptz,
  -- the row of the year before it was copied from
  origin_id uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id) on delete cascade,
  foreign key (tenant_id, task_id) references programme_task (tenant_id, id),
  foreign key (tenant_id, stage_id) references programme_stage (tenant_id, id),
  foreign key (tenant_id, executor_person_id) references person (tenant_id, id)
);
create index activity_programme_idx on activity (tenant_id, programme_id, position);
create index activity_task_idx on activity (tenant_id, task_id);
create index activity_stage_idx on activity (tenant_id, stage_id);
create index activity_executor_idx on activity (tenant_id, executor_person_id);

-- The owner as written, and whom the words mean when that is known (PLAN-04).
create table activity_owner (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  activity_id uuid not null,
  position integer not null,
  words text not null,
  organization_id uuid,
  person_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id) on delete cascade,
  foreign key (tenant_id, organization_id) references organization (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index activity_owner_activity_idx on activity_owner (tenant_id, activity_id, position);
create index activity_owner_organization_idx on activity_owner (tenant_id, organization_id);
create index activity_owner_person_idx on activity_owner (tenant_id, person_id);

-- One activity may serve several programmes: its own is activity.programme_id, the others are here.
create table activity_share (
  tenant_id uuid not null references tenant (id),
  activity_id uuid not null,
  programme_id uuid not null,
  task_id uuid,
  primary key (tenant_id, activity_id, programme_id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id) on delete cascade,
  foreign key (tenant_id, programme_id) references programme (tenant_id, id) on delete cascade,
  foreign key (tenant_id, task_id) references programme_task (tenant_id, id)
);
create index activity_share_programme_idx on activity_share (tenant_id, programme_id);
create index activity_share_task_idx on activity_share (tenant_id, task_id);

-- One time an activity is due: each date of its cell, each month of «ежемесячно», each quarter of «в течение всего периода».
create table occurrence (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  activity_id uuid not null,
  position integer not null,
  -- inclusive; null: by another plan, as needed
  starts_on date,
  due_on date,
  -- unmarked: before the day the programme is kept here
  state text not null default 'planned'
    check (state in ('unmarked', 'planned', 'in_progress', 'done', 'not_done', 'moved')),
  done_on date,
  -- one sentence and one number
  report text,
  amount numeric,
  amount_words text,
  -- hand, or the code of what the number comes from
  amount_source text not null default 'hand',
  -- what data say, kept beside a number entered by hand
  fed_amount numeric,
  fed_words text,
  fed_source text,
  -- why not done or moved
  reason text,
  -- the due before the first move, and how often it was moved
  first_due_on date,
  moves integer not null default 0,
  reported_by text,
  reported_at timestamptz,
  reminded_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  check (due_on >= starts_on),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id) on delete cascade
);
create index occurrence_activity_idx on occurrence (tenant_id, activity_id, position);
create index occurrence_due_idx on occurrence (tenant_id, due_on) where state in ('planned', 'in_progress', 'moved');

-- What a mark has changed, for many occurrences at once: kept so that the mark can be taken back while nobody has gone on.
create table occurrence_mark (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  occurrence_id uuid not null,
  step text not null,
  -- the fields as they were, and the version the mark has made
  before jsonb not null,
  version_after integer not null,
  created_by text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id, occurrence_id),
  foreign key (tenant_id, occurrence_id) references occurrence (tenant_id, id) on delete cascade
);
create index occurrence_mark_occurrence_idx on occurrence_mark (tenant_id, occurrence_id, version_after);

create table programme_indicator (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  programme_id uuid not null,
  parent_id uuid,
  position integer not null,
  number text,
  level text,
  criterion text,
  title text not null,
  unit text,
  -- which way is good: null: not said
  wish text check (wish in ('up', 'down')),
  -- a share has a numerator and a denominator, 0 … 100 %
  is_share boolean not null default false,
  population text,
  numerator_words text,
  denominator_words text,
  base_value numeric,
  base_on date,
  periodicity text,
  -- how it is watched and where from (F-16, MON-05)
  source text,
  responsible text,
  -- «в каждой»: of which organisations, {kinds, status}; null: it is not counted by organisation
  each_of jsonb,
  -- excluded by an amendment or by mistake: kept, not counted
  excluded_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id) on delete cascade,
  foreign key (tenant_id, parent_id) references programme_indicator (tenant_id, id)
);
create index programme_indicator_programme_idx on programme_indicator (tenant_id, programme_id, position);
create index programme_indicator_parent_idx on programme_indicator (tenant_id, parent_id);

create table indicator_target (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  indicator_id uuid not null,
  due_on date not null,
  -- in_each: in every organisation of the population (PLAN-17); growth: more than the value before (PLAN-19)
  comparison text not null check (comparison in ('at_least', 'at_most', 'exactly', 'in_each', 'growth')),
  value numeric,
  -- as written
  words text,
  primary key (tenant_id, id),
  unique (tenant_id, indicator_id, due_on),
  foreign key (tenant_id, indicator_id) references programme_indicator (tenant_id, id) on delete cascade
);

create table indicator_value (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  indicator_id uuid not null,
  as_of date not null,
  -- of one organisation, or of the whole
  organization_id uuid,
  numerator numeric,
  denominator numeric,
  -- of what is no share
  value numeric,
  -- hand, or the code of the data it comes from: the two stand side by side
  source text not null default 'hand',
  remark text,
  created_by text,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, indicator_id, as_of, organization_id, source),
  check (numerator is null or denominator is null or (denominator > 0 and numerator between 0 and denominator)),
  foreign key (tenant_id, indicator_id) references programme_indicator (tenant_id, id) on delete cascade,
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index indicator_value_organization_idx on indicator_value (tenant_id, organization_id);

-- What shows that it was done: a file, a document of the register, a link, words; later events.
create table activity_evidence (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  occurrence_id uuid,
  indicator_value_id uuid,
  kind text not null check (kind in ('file', 'document', 'link', 'words')),
  title text not null,
  file_id uuid,
  document_id uuid,
  url text,
  created_by text,
  created_at timestamptz not null default now(),
  -- taken away: can be put back until the programme is finished
  removed_at timestamptz,
  primary key (tenant_id, id),
  check ((occurrence_id is null) <> (indicator_value_id is null)),
  foreign key (tenant_id, occurrence_id) references occurrence (tenant_id, id) on delete cascade,
  foreign key (tenant_id, indicator_value_id) references indicator_value (tenant_id, id) on delete cascade,
  foreign key (tenant_id, file_id) references file (tenant_id, id),
  foreign key (tenant_id, document_id) references document (tenant_id, id)
);
create index activity_evidence_occurrence_idx on activity_evidence (tenant_id, occurrence_id);
create index activity_evidence_value_idx on activity_evidence (tenant_id, indicator_value_id);
create index activity_evidence_file_idx on activity_evidence (tenant_id, file_id);
create index activity_evidence_document_idx on activity_evidence (tenant_id, document_id);

create table programme_risk (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  programme_id uuid not null,
  position integer not null,
  title text not null,
  measure text,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id) on delete cascade
);
create index programme_risk_programme_idx on programme_risk (tenant_id, programme_id, position);

-- Sources of money with the years they hold (PLAN-09, PLAN-20).
create table programme_finance (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  programme_id uuid not null,
  position integer not null,
  title text not null,
  from_year integer check (from_year between 1990 and 2100),
  to_year integer check (to_year between 1990 and 2100),
  -- the paper of a target programme that pays, or that programme here (PLAN-20)
  url text,
  source_programme_id uuid,
  primary key (tenant_id, id),
  check (to_year >= from_year),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id) on delete cascade,
  foreign key (tenant_id, source_programme_id) references programme (tenant_id, id)
);
create index programme_finance_programme_idx on programme_finance (tenant_id, programme_id, position);
create index programme_finance_source_idx on programme_finance (tenant_id, source_programme_id);

-- Versions with reasons (DOC-26): the draft of an amending act until it is in force.
create table programme_edition (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  programme_id uuid not null,
  number integer not null,
  -- of the whole edition; empty until somebody has said it
  reason text not null default '',
  -- of single changes, by the thing changed: {"activity:<id>": "…"}
  reasons jsonb not null default '{}',
  state text not null default 'draft' check (state in ('draft', 'in_force', 'withdrawn')),
  -- the programme as it stood before the first change of the edition, and as it stood when the edition was closed
  snapshot jsonb not null,
  result jsonb,
  document_id uuid,
  -- the amending act
  act_number text,
  act_on date,
  in_force_on date,
  created_by text,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id) on delete cascade,
  foreign key (tenant_id, document_id) references document (tenant_id, id)
);
create index programme_edition_programme_idx on programme_edition (tenant_id, programme_id, number);
-- changes of a programme gather in one draft
create unique index programme_edition_draft_idx on programme_edition (tenant_id, programme_id) where state = 'draft';
create index programme_edition_document_idx on programme_edition (tenant_id, document_id);

-- An address a calendar program reads without signing in; the secret is kept as a digest.
create table calendar_feed (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  account_id text not null,
  secret_digest text not null,
  -- null: all programmes within the account's reach
  programme_id uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id) on delete cascade
);
create index calendar_feed_account_idx on calendar_feed (tenant_id, account_id);
create index calendar_feed_programme_idx on calendar_feed (tenant_id, programme_id);

-- One digest a week: the week of the last one told to an account.
create table programme_digest (
  tenant_id uuid not null references tenant (id),
  account_id text not null,
  -- Monday
  week date not null,
  primary key (tenant_id, account_id, week)
);
