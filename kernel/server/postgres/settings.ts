// The settings the embedded server is started with: those of a small site that must not lose an acknowledged write.
// A large site brings its own server through DATABASE_URL and tunes that.

export type Settings = Readonly<Record<string, string | number | boolean>>;

const durable: Settings = {
  fsync: true,
  full_page_writes: true,
  synchronous_commit: true,
  wal_level: 'replica',
  wal_compression: true,
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  archive_timeout: 0,
};

const roomy: Settings = {
  max_connections: 100,
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: 1.1,
  effective_io_concurrency: 16,
  jit: false, // the package has none, and where there is one it costs more than these queries take
  idle_in_transaction_session_timeout: '5min',
};

/** Business time is Shanghai's and is told to SQL by the code; a server's own zone must not decide anything. */
const neutral: Settings = { timezone: 'UTC', log_timezone: 'UTC', lc_messages: 'C' };

/**
 * A week of logs, one file a weekday. Values never get into them: `terse` leaves out the DETAIL that quotes a row
 * ("Key (id_number)=(…) already exists"), and parameters are cut to nothing (personal data, 等保 8.1.4).
 */
const discreet: Settings = {
  logging_collector: true,
  log_directory: 'log',
  log_filename: 'postgres-%a.log',
  log_truncate_on_rotation: true,
  log_rotation_age: '1d',
  log_rotation_size: 0,
  log_error_verbosity: 'terse',
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  log_min_duration_statement: '2s',
  log_checkpoints: false,
};

/** As the program's arguments; what the caller names wins, except that there is no TCP and only our socket. */
export function settingArguments(socket: { folder: string; port: number }, wanted: Settings): string[] {
  const all: Settings = {
    ...durable,
    ...roomy,
    ...neutral,
    ...discreet,
    ...wanted,
    listen_addresses: '',
    port: socket.port,
    unix_socket_directories: socket.folder,
    unix_socket_permissions: '0700',
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${asText(value)}`]);
}

function asText(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return String(value);
}
