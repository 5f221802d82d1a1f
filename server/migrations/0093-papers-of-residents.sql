-- Which kinds of papers a household sees in its app: what both sides signed, not what the house collected about people.
alter table document_kind add column is_shown_to_household boolean not null default false;
update document_kind set is_shown_to_household = true where code in ('AGREEMENT', 'PACT', 'HANDOVER', 'KEYS', 'RENOVATION', 'RENOVATION-CHECK') and not is_personal;
