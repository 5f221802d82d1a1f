-- Which blobs belong to a file of any organisation: for the sweep of orphans and the check of the store, which know sums only.
create index file_blob on file (sha256);
create function known_blobs(sums text[]) returns setof text
  language sql stable security definer set search_path = public
  as $$ select distinct sha256 from file where sha256 = any (sums) $$;
create function next_blobs(after text, most integer) returns setof text
  language sql stable security definer set search_path = public
  as $$ select distinct sha256 from file where sha256 > after order by sha256 limit most $$;
revoke execute on function known_blobs(text[]), next_blobs(text, integer) from public;
grant execute on function known_blobs(text[]), next_blobs(text, integer) to guanjia_app;
