-- What a visit told that is sensitive (a temperature, a symptom, a test result) is sealed by the house before it comes here (PIPL art. 28, product rule 10): `told` keeps
-- the rest. No names of fields stand beside it, since that somebody was asked for a diagnosis tells of an illness. Row-level security goes on deciding who sees the row.
alter table visits add column told_cipher bytea;
