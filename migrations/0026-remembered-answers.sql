-- Answers to the doubts of imports: the same list asks nothing a second time.
create table import_answer (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  -- code of the import's kind, or «organization»
  kind text not null,
  -- what was asked about: of a person the digest of what the row says, of an organisation the key of its name
  subject text not null,
  -- who or what it is; null: do not load
  thing_id uuid,
  -- whom the register could offer then: somebody new among them asks again
  candidate_ids uuid[] not null default '{}',
  batch_id uuid not null,
  primary key (tenant_id, id),
  unique (tenant_id, kind, subject),
  foreign key (tenant_id, batch_id) references import_batch (tenant_id, id) on delete cascade
);
create index import_answer_batch_idx on import_answer (tenant_id, batch_id);
create index import_answer_thing_idx on import_answer (tenant_id, thing_id);
