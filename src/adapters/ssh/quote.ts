import { DeployError } from '../../errors/deploy-error.ts';

/** Linux takes no longer argument (MAX_ARG_STRLEN, 128 KiB), and sshd hands the whole command to a shell as one. */
const mostBytes = 120_000;

/**
 * A list of arguments as one line for the shell that sshd starts, which every POSIX shell reads as the very same
 * arguments: between single quotes nothing has a meaning but the single quote itself (POSIX.1, Shell Command
 * Language, 2.2.2).
 * @throws DeployError INPUT_INVALID for what no argument can hold.
 */
export function commandLine(args: readonly string[]): string {
  const line = args.map(quoted).join(' ');
  if (Buffer.byteLength(line) > mostBytes) throw impossible('is longer than a shell takes');
  return line;
}

function quoted(argument: string): string {
  if (argument.includes('\0')) throw impossible('holds a zero character, where every argument ends');
  if (Buffer.from(argument, 'utf8').toString('utf8') !== argument) {
    throw impossible('holds half a surrogate pair, which no text in UTF-8 has');
  }
  return `'${argument.replaceAll("'", "'\\''")}'`;
}

function impossible(fault: string): DeployError {
  return new DeployError({
    code: 'INPUT_INVALID',
    what: `A command for a host cannot be given: it ${fault}.`,
    remedy: 'Use other names on that host.',
  });
}
