-- Erasing a person covers names and numbers in records that are otherwise only ever added to. Nothing else changes them.

create function changes_only_to_forget() returns trigger language plpgsql as $$
begin
  if current_setting('guanjia.forgetting', true) is distinct from 'on' then
    raise exception '% is only added to', tg_table_name using errcode = '42501';
  end if;
  return null;
end $$;

create procedure forgets(target regclass, columns text) language plpgsql as $$
begin
  execute format('create trigger changes_only_to_forget before update on %s for each statement execute function changes_only_to_forget()', target);
  execute format('grant update (%s) on %s to guanjia_app', columns, target);
end $$;

call forgets('contact', 'phone, words, answer');
call forgets('case_rating', 'opinion');
call forgets('return_visit', 'opinion');
call forgets('complaint_finding', 'heard, found');
call forgets('complaint_signature', 'opinion');
call forgets('facility_check', 'answers, conclusion');
call forgets('dispatch_decision', 'note, overridden');
call forgets('late_evidence', 'body');
call forgets('quote_line', 'name');
call forgets('document_version', 'note');
call forgets('document_receipt', 'note, by_name');
call forgets('fee_query', 'asked_name, lines');
call forgets('owner_change', 'note, steps');
call forgets('archive_version', 'facts');
call forgets('archive_damage', 'description');
call forgets('falling_object_finding', 'reason');
call forgets('paid_charge', 'title, invoice_note');
call forgets('paid_order', 'invoice_note');
call forgets('thank_you', 'by_name, words');
call forgets('extra_mile', 'words');
call forgets('flexibility', 'words');

-- A shift log is not edited; a name in it is covered all the same.
create or replace function hand_over_is_written_once() returns trigger language plpgsql as $$
begin
  if current_setting('guanjia.forgetting', true) = 'on' then return new; end if;
  if (new.site_id, new.number, new.post, new.from_id, new.to_id, new.written_at, new.items, new.lines, new.message)
    is distinct from (old.site_id, old.number, old.post, old.from_id, old.to_id, old.written_at, old.items, old.lines, old.message)
  then raise exception 'a hand-over is not edited'; end if;
  if old.accepted_at is not null and (new.accepted_at, new.accepted_by, new.acceptance_note) is distinct from (old.accepted_at, old.accepted_by, old.acceptance_note)
  then raise exception 'a hand-over is accepted once'; end if;
  return new;
end $$;

-- The scans of a document that is erased go; their sums would still say that they were there.
grant delete on document_file to guanjia_app;
