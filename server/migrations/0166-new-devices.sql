-- A sign-in from a device that the account never used before is told to it. The browser keeps a mark of its own; only its hash is kept here.

alter table session add column device_mark bytea check (octet_length(device_mark) = 32), add column is_new_device boolean not null default false;
