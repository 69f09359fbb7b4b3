-- The register's list, its count and its search are answered from indexes alone, however far down the page is.
create index person_list_idx on person
  (tenant_id, surname collate "ru-x-icu", given_name collate "ru-x-icu", patronymic collate "ru-x-icu", id) where merged_into_id is null;
drop index person_sort_idx;
create index former_name_search_idx on former_name (tenant_id, name_key) include (person_id);
drop index former_name_key_idx;
