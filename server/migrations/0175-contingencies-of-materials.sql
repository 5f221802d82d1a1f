-- What is done when a material is broken or missing: who else sells it, what stands in for it and where, and how to get by until then.
alter table store_item
  add column backup_supplier text not null default '' check (length(backup_supplier) <= 100),
  add column backup_phone text not null default '' check (length(backup_phone) <= 30),
  add column spare text not null default '' check (length(spare) <= 200),
  add column contingency text not null default '' check (length(contingency) <= 500);
