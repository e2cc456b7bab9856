import type { HostVerdict } from '../engine/events.ts';
import type { Colours } from './error.ts';
import { count, seconds } from './text.ts';

/** One host as it ended. */
export function hostLine(host: HostVerdict, colours: Colours): string {
  const { verdict, error, ms } = host;
  const time = colours.dim(seconds(ms));
  if (error !== null) return `${colours.red('failed')} ${host.host}: ${error.code} ${error.message} ${time}`;
  return `${colours.green(verdict)} ${host.host}: ${travelled(host)} ${time}`;
}

/** All hosts, a row each, in the order of the inventory. */
export function hostTable(hosts: readonly HostVerdict[], colours: Colours): string {
  const rows = hosts.map((host) => [
    host.host,
    host.role,
    host.verdict,
    host.verdict === 'not tried' ? '' : travelled(host),
    host.verdict === 'not tried' ? '' : seconds(host.ms),
    host.error?.code ?? '',
  ]);
  const all = [['host', 'role', 'verdict', 'travelled', 'time', 'error'], ...rows];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const [head = '', ...body] = lines;
  const coloured = body.map((line, at) =>
    ['failed', 'not tried'].includes(hosts[at]?.verdict ?? '') ? colours.red(line) : line,
  );
  return `${[colours.bold(head), ...coloured].join('\n')}\n`;
}

function travelled({ sent, bytes }: HostVerdict): string {
  return sent === 0 ? 'nothing' : `${count(sent, 'file')}, ${bytes} bytes`;
}
