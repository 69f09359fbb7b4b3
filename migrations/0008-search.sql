-- Search forgives typos (Ctrl+K): trigram likeness.
create extension if not exists pg_trgm;
