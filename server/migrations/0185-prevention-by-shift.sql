-- What the security post looked at before it handed its shift over (ORG-040): each point of prevention, fine or with what is wrong.
-- Hand-overs from before were written without it.
alter table hand_over
  add column checks jsonb not null default '[]' check (jsonb_typeof(checks) = 'array'),
  add constraint hand_over_of_security_looked check ((post = 'gate') = (jsonb_array_length(checks) > 0)) not valid;

create or replace function hand_over_is_written_once() returns trigger language plpgsql as $$
begin
  -- What is forgotten of a person is taken out of what was written; nothing else is.
  if current_setting('guanjia.forgetting', true) is distinct from 'on' then
    if (new.site_id, new.number, new.post, new.from_id, new.to_id, new.written_at, new.items, new.lines, new.message, new.checks)
      is distinct from (old.site_id, old.number, old.post, old.from_id, old.to_id, old.written_at, old.items, old.lines, old.message, old.checks)
    then raise exception 'a hand-over is not edited'; end if;
    if old.accepted_at is not null and (new.accepted_at, new.accepted_by, new.acceptance_note) is distinct from (old.accepted_at, old.accepted_by, old.acceptance_note)
    then raise exception 'a hand-over is accepted once'; end if;
  end if;
  return new;
end $$;
