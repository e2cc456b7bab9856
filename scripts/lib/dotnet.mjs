import { runQuietly } from './run.mjs';

/** Ten minutes: a first restore over a slow line included. */
const timeout = 600_000;

/** Runs `dotnet`, quiet unless it fails, and leaves no build server behind. */
export function dotnet(...args) {
  const env = {
    ...process.env,
    DOTNET_CLI_TELEMETRY_OPTOUT: '1',
    DOTNET_NOLOGO: '1',
    MSBUILDDISABLENODEREUSE: '1',
  };
  return runQuietly('dotnet', [...args, '--nologo', '--verbosity', 'quiet', '--disable-build-servers'], {
    env,
    timeout,
    killSignal: 'SIGKILL',
  });
}
