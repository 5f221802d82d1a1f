-- The number of a violation in the list that it came from: the same list again finds it.
alter table violation add column foreign_number text not null default '' check (length(foreign_number) <= 40);
create unique index violation_of_list on violation (organization_id, site_id, foreign_number) where foreign_number <> '';
