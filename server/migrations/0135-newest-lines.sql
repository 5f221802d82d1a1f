-- The index by which the newest lines of the trail are found knows only pages that were summed up, which the database does once a minute, and
-- after an import of a hundred thousand lines not even then: the sealer read the whole table every second. It sums up what it is to seal.
create function sum_up_trail(log text) returns integer language sql
  security definer set search_path = public
  -- Gives way to a vacuum of the table, and is tried again: who waits for a second would have the vacuum ended.
  set lock_timeout = '100ms'
  as $$ select brin_summarize_new_values(case log when 'timeline' then 'timeline_seq'::regclass when 'access' then 'access_seq'::regclass end) $$;
revoke all on function sum_up_trail(text) from public;
grant execute on function sum_up_trail(text) to guanjia_app;
