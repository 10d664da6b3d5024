// Backup and restore: one file that holds everything but the key.

export { keyFingerprint } from './manifest.ts';
export { backupProblem } from './problems.ts';
export { type RestoreProgress, type RestoreResult, restoreBackup } from './restore.ts';
export { type BackupProgress, type BackupResult, lastBackupSetting, writeBackup } from './write.ts';
