-- A line of the trail whose author was erased: who it was goes, that somebody of that id did it stays, and a mark with the key vouches for it.

alter table timeline_entry add column nameless_mark bytea;

create function forget_timeline_actors(ids uuid[], nobody text, marks bytea[]) returns bigint
  language plpgsql volatile security definer set search_path = public
  as $$
declare
  done bigint;
begin
  perform set_config('guanjia.erasing', 'on', true);
  update timeline_entry t set actor_name = nobody, nameless_mark = e.mark
  from unnest(ids, marks) as e (id, mark)
  where t.organization_id = current_organization() and t.id = e.id and t.nameless_mark is null;
  get diagnostics done = row_count;
  perform set_config('guanjia.erasing', 'off', true);
  return done;
end $$;
revoke all on function forget_timeline_actors(uuid[], text, bytea[]) from public;
grant execute on function forget_timeline_actors(uuid[], text, bytea[]) to guanjia_app;
