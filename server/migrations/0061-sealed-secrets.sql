-- Sealed columns say so by their name, so that a change of keys finds them.
alter table channel_setting rename column secret to secret_sealed;
alter table webhook_endpoint rename column secrets to secrets_sealed;
