-- What an import holds of people is let go of in time: the file that was brought in and the sheet of the rest a week after the last step, or at once when
-- somebody ends the run; the rows after thirty days (modules/imports).

alter table files add column deleted_at timestamptz;

alter table import_runs add column touched_at timestamptz not null default app.now();
alter table import_runs add column files_deleted_at timestamptz;
update import_runs set touched_at = coalesce(finished_at, made_at);
create index import_runs_files on import_runs (touched_at) where files_deleted_at is null;
