create table person (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  surname text not null,
  given_name text not null default '',
  patronymic text not null default '',
  -- nameKey() of surname, given name and patronymic: lower case, ё as е
  name_key text not null,
  sex text check (sex in ('female', 'male')),
  birth_date date,
  snils text,
  email text,
  phone text,
  site text,
  -- forms of the name that the rules get wrong: {"genitive": "…"}
  name_cases jsonb not null default '{}',
  note text,
  is_external boolean not null default false,
  merged_into_id uuid,
  batch_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, merged_into_id) references person (tenant_id, id)
);
create index person_name_idx on person (tenant_id, name_key);
create index person_sort_idx on person (tenant_id, surname collate "ru-x-icu", given_name collate "ru-x-icu", patronymic collate "ru-x-icu", id);
create index person_merged_idx on person (tenant_id, merged_into_id) where merged_into_id is not null;
create index person_snils_idx on person (tenant_id, snils) where snils is not null;
create index person_batch_idx on person (tenant_id, batch_id);

create table former_name (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  person_id uuid not null,
  surname text not null,
  name_key text not null,
  until date,
  batch_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
create index former_name_person_idx on former_name (tenant_id, person_id);
create index former_name_key_idx on former_name (tenant_id, name_key);

-- A person's place of work: not the person, not the participation.
create table post (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  person_id uuid not null,
  organization_id uuid not null,
  -- code of directory «post»; the title is as the school writes it
  post_code text not null,
  title text not null,
  rate numeric(4, 2) check (rate > 0 and rate <= 3),
  weekly_hours numeric(5, 2) check (weekly_hours >= 0),
  kind text check (kind in ('main', 'internal', 'external')),
  starts_on date,
  ends_before date,
  end_reason text,
  leave_kind text,
  leave_from date,
  leave_before date,
  subject_codes text[] not null default '{}',
  batch_id uuid,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade,
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index post_person_idx on post (tenant_id, person_id);
create index post_organization_idx on post (tenant_id, organization_id, person_id);
create index post_batch_idx on post (tenant_id, batch_id);

create table education (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  person_id uuid not null,
  level text,
  institution text,
  year integer,
  speciality text,
  qualification text,
  batch_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
create index education_person_idx on education (tenant_id, person_id);

-- Given as of a date; it moves on by itself (core/time experienceAt).
create table experience (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('total', 'pedagogical', 'organization')),
  organization_id uuid,
  months integer not null check (months between 0 and 900),
  as_of date not null,
  batch_id uuid,
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, person_id, kind, organization_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade,
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index experience_organization_idx on experience (tenant_id, organization_id);

-- Order 196 of 24.03.2023: open-ended when granted since 01.09.2023, older ones live out their term.
create table category (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  person_id uuid not null,
  category text not null,
  post_code text,
  granted_on date,
  expires_on date,
  act text,
  batch_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
create index category_person_idx on category (tenant_id, person_id);

-- Fitness for the post («соответствие занимаемой должности»), five years.
create table fitness (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  person_id uuid not null,
  post_code text,
  decided_on date not null,
  expires_on date not null,
  act text,
  batch_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
create index fitness_person_idx on fitness (tenant_id, person_id);

create table training_record (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  person_id uuid not null,
  title text not null,
  provider text,
  hours integer check (hours between 1 and 3000),
  starts_on date,
  ends_on date,
  -- when only the year is known
  year integer,
  is_formal boolean not null default true,
  document_kind text,
  document_number text,
  issued_on date,
  batch_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
create index training_record_person_idx on training_record (tenant_id, person_id);

-- Degrees, awards, publications, support roles, contest candidacies, problems found: a fact with a period and a paper.
create table person_record (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  title text not null,
  organization_id uuid,
  starts_on date,
  ends_before date,
  act text,
  url text,
  note text,
  batch_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade,
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index person_record_person_idx on person_record (tenant_id, person_id);
create index person_record_kind_idx on person_record (tenant_id, kind);
create index person_record_organization_idx on person_record (tenant_id, organization_id);

create table consent (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  given_on date not null,
  withdrawn_on date,
  document text,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
create index consent_person_idx on consent (tenant_id, person_id);

create table person_merge (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  -- what each module moved: {"post": ["…"]}; the undo moves it back
  moved jsonb not null,
  -- the kept person's own fields before
  before jsonb not null,
  merged_at timestamptz not null default now(),
  merged_by text,
  undone_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, kept_id) references person (tenant_id, id),
  foreign key (tenant_id, merged_id) references person (tenant_id, id)
);
create index person_merge_kept_idx on person_merge (tenant_id, kept_id);
create index person_merge_merged_idx on person_merge (tenant_id, merged_id);

-- A closed copy of the lists as of a date (20.09): it does not move when the register does.
create table register_copy (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  title text not null,
  as_of date not null,
  person_count integer not null,
  created_by text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);

create table register_copy_row (
  tenant_id uuid not null references tenant (id),
  copy_id uuid not null,
  person_id uuid not null,
  organization_id uuid not null,
  content jsonb not null,
  primary key (tenant_id, copy_id, person_id, organization_id),
  foreign key (tenant_id, copy_id) references register_copy (tenant_id, id) on delete cascade
);

-- Tasks with a due date per school, e.g. write-off of library stock (STAFF-23).
create table school_task (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  title text not null,
  post_code text,
  due_on date not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);

create table school_task_state (
  tenant_id uuid not null references tenant (id),
  task_id uuid not null,
  organization_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'not_needed')),
  note text,
  primary key (tenant_id, task_id, organization_id),
  foreign key (tenant_id, task_id) references school_task (tenant_id, id) on delete cascade,
  foreign key (tenant_id, organization_id) references organization (tenant_id, id) on delete cascade
);
create index school_task_state_organization_idx on school_task_state (tenant_id, organization_id);
