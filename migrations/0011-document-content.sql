-- What a document was filled with: when its number and date are entered it is filled again, figures unchanged.
alter table document add column content jsonb;
-- Holds results of single persons, though without names: only its maker opens it.
alter table document add column is_personal boolean not null default false;
alter table document add column withdrawn_reason text;
alter table document add constraint document_signed_check check (state <> 'signed' or (number is not null and signed_on is not null));
create index document_register_idx on document (tenant_id, created_at desc);
