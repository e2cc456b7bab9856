import * as z from 'zod';
import { DeployError } from '../errors/deploy-error.ts';
import type { Digest } from '../plan/digest.ts';
import type { Host } from '../ports/host.ts';
import type { HostReleases } from './prune.ts';
import { surveyScript } from './scripts.ts';

/** A line of a host's `log`; docs/FORMATS.md explains each member. */
export const logEntrySchema = z.object({
  at: z.string(),
  release: z.string().regex(/^[0-9a-f]{64}$/),
  previous: z.nullable(z.string()),
  by: z.string(),
});
export type LogEntry = z.infer<typeof logEntrySchema>;

export interface Survey extends HostReleases {
  readonly log: readonly LogEntry[];
  /** The digest of the listing of the release that was asked for, as its files are now; null when it is not there. */
  readonly listing: Digest | null;
}

export const surveyMs = 300_000;

/**
 * Asks a host what it holds; changes nothing there.
 * @throws DeployError HOST_UNSUITABLE when it lacks a tool that a push needs.
 */
export async function surveyHost(
  host: Host,
  root: string,
  digest: Digest,
  signal: AbortSignal,
): Promise<Survey> {
  const lines: string[] = [];
  await host.run({
    title: 'the look at what is there',
    args: ['sh', '-c', surveyScript, 'sh', root, digest],
    timeoutMs: surveyMs,
    signal,
    onLine: (line, stream) => {
      if (stream === 'stdout') lines.push(line);
    },
  });
  return readSurvey(lines, host.name);
}

/** What the lines of a survey say; a line of any other kind, and an entry that is none, says nothing. */
export function readSurvey(lines: readonly string[], host: string): Survey {
  const after = (kind: string): readonly string[] =>
    lines.filter((line) => line.startsWith(`${kind} `)).map((line) => line.slice(kind.length + 1));
  const lacking = after('lacks');
  if (lacking.length > 0) {
    throw new DeployError({
      code: 'HOST_UNSUITABLE',
      what: `${host} lacks ${lacking.join(', ')}, which a push works with.`,
      remedy: 'Install them there (on Debian: coreutils, findutils, gzip, mawk, tar, util-linux).',
      evidence: { host, lacking },
    });
  }
  const log = after('log').flatMap((text) => entriesIn(text));
  return {
    present: after('release').flatMap((path) => digestIn(path)),
    current: after('current').flatMap((path) => digestIn(path))[0] ?? null,
    listing: after('listing')[0] ?? null,
    log,
    switched: log.map(({ release }) => release),
  };
}

function digestIn(path: string): readonly Digest[] {
  const [, digest] = /^releases\/([0-9a-f]{64})\/?$/.exec(path) ?? [];
  return digest === undefined ? [] : [digest];
}

function entriesIn(text: string): readonly LogEntry[] {
  try {
    const read = logEntrySchema.safeParse(JSON.parse(text));
    return read.success ? [read.data] : [];
  } catch {
    // Half a line is what a power cut leaves of one.
    return [];
  }
}
