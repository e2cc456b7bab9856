/**
 * What a child process may see of the toolkit's environment. An allow-list, because a CI job's environment
 * holds inputs and secrets under names that nobody can enumerate (INPUT_*, SECRET_*, tokens).
 */
const allowed = [
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_[A-Z]+|TZ|TERM)$/,
  /^(TMPDIR|TMP|TEMP)$/,
  /^(USERPROFILE|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES(\(X86\))?|SYSTEMROOT|WINDIR|COMSPEC|PATHEXT)$/,
  /^(DOTNET_ROOT(\(X86\)|_[A-Z0-9]+)?|DOTNET_CLI_HOME|DOTNET_ROLL_FORWARD)$/,
  /^(NUGET_PACKAGES|NUGET_HTTP_CACHE_PATH|NUGET_SCRATCH)$/,
  /^(HTTP_PROXY|HTTPS_PROXY|NO_PROXY|SSL_CERT_FILE|SSL_CERT_DIR)$/,
  /^XDG_[A-Z_]+$/,
];

/** Keeps the first-party tools quiet, in one language, and free of servers that outlive them. */
const fixed = {
  DOTNET_CLI_TELEMETRY_OPTOUT: '1',
  DOTNET_NOLOGO: '1',
  DOTNET_CLI_UI_LANGUAGE: 'en',
  MSBUILDDISABLENODEREUSE: '1',
};

export type Environment = Readonly<Record<string, string | undefined>>;

export function childEnvironment(own: Environment): Record<string, string> {
  const kept = Object.entries(own).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && allowed.some((pattern) => pattern.test(entry[0].toUpperCase())),
  );
  return { ...Object.fromEntries(kept), ...fixed };
}
