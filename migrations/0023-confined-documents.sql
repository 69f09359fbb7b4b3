-- A paper of a school about its own people (an order over pathways): read in that school only, though the municipality's register lists all.
alter table document add column is_confined boolean not null default false;
