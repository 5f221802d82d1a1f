-- A plan of meters says whose it reads: the public ones, or those of the households (业户抄表). So far all plans read the public ones.
-- Sites that exist get the ready plan of household meters by 补齐现成计划 and not by this: many read these meters in a way of their own already,
-- and a ready plan brings checklist, point and route in the language of its company.
alter table inspection_plan
  add column meters text check (meters in ('public', 'household'));
update inspection_plan set meters = 'public' where kind = 'meters';
alter table inspection_plan
  add constraint inspection_plan_whose_meters check ((kind = 'meters') = (meters is not null));
