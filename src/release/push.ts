import { gzipSync } from 'node:zlib';
import { DeployError } from '../errors/deploy-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { Host } from '../ports/host.ts';
import { type HeldLock, takeLock } from './lock.ts';
import { type PushPlan, planPush } from './plan.ts';
import { listingDigest, listingOf, type Release, type ReleaseFile, requireUsableNames } from './release.ts';
import { fillScript, receiveScript, switchScript } from './scripts.ts';
import { packedStream } from './stream.ts';
import { type LogEntry, type Survey, surveyHost } from './survey.ts';

export interface PushRequest {
  readonly release: Release;
  /** The folder on the host that holds `releases/`, `shared/` and `current`. */
  readonly root: string;
  /** How many releases a host keeps at most, besides the current and the previous one. */
  readonly keep: number;
  /** Who pushes, in one line. */
  readonly by: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Told of each thing that was done. */
  readonly log: (text: string) => void;
}

export interface Pushed {
  /** `switched` when all of it was there before. */
  readonly verdict: 'unchanged' | 'switched' | 'pushed' | 'repaired';
  /** Files that travelled. */
  readonly sent: number;
  /** Bytes that travelled, compressed. */
  readonly bytes: number;
}

const fillMs = 900_000;
const receiveMs = 3_600_000;
const switchMs = 300_000;

/**
 * Brings a release to a host and makes it the current one. What is there already stays, what is missing travels,
 * everything is verified there before the switch; after a failure at any instant the same call goes on.
 */
export async function pushRelease(host: Host, request: PushRequest): Promise<Pushed> {
  const { release, root, keep, signal } = request;
  requireUsableNames(release);
  const plan = planPush(release, await surveyHost(host, root, release.digest, signal), keep);
  if (plan.transfer === 'nothing' && !plan.activate) return { verdict: 'unchanged', sent: 0, bytes: 0 };
  const lock = await takeLock(host, root, `${request.by}, ${request.clock.newId()}`, signal);
  try {
    // Somebody may have been there between the first look and the lock.
    const survey = await surveyHost(host, root, release.digest, signal);
    return await carryOut(host, request, lock, survey, planPush(release, survey, keep));
  } finally {
    await lock.release();
  }
}

async function carryOut(
  host: Host,
  request: PushRequest,
  lock: HeldLock,
  survey: Survey,
  plan: PushPlan,
): Promise<Pushed> {
  const { log } = request;
  if (plan.transfer === 'repair') log('the release is there, but not as it was sent: it is replaced');
  const sent = plan.transfer === 'nothing' ? { sent: 0, bytes: 0 } : await transfer(host, request, lock);
  if (plan.transfer !== 'nothing')
    log(`verified ${request.release.files.length} files, ${sent.sent} of them sent`);
  if (plan.activate) {
    await activate(host, request, lock, survey, plan);
    log(`switched from ${survey.current ?? 'nothing'}; ${plan.prune.length} releases removed`);
  }
  if (plan.transfer === 'nothing') return { verdict: plan.activate ? 'switched' : 'unchanged', ...sent };
  return { verdict: plan.transfer === 'repair' ? 'repaired' : 'pushed', ...sent };
}

/** What an earlier release gave may be damaged itself: what does not verify is sent the second time. */
async function transfer(host: Host, request: PushRequest, lock: HeldLock): Promise<Omit<Pushed, 'verdict'>> {
  let total = { sent: 0, bytes: 0 };
  for (const reuse of ['reuse', 'alone'] as const) {
    const missing = await fill(host, request, lock, reuse);
    const { complete, bytes } = await send(host, request, lock, missing);
    total = { sent: total.sent + missing.length, bytes: total.bytes + bytes };
    if (complete) return total;
    request.log('what the host had of it does not verify: sending what differs');
  }
  throw new DeployError({
    code: 'RELEASE_DAMAGED',
    what: `What has arrived of release ${request.release.digest} on ${host.name} is not what was sent, twice.`,
    remedy:
      'Check the release folder here and the disk there; the host still runs the release that it ran before.',
    evidence: { host: host.name, release: request.release.digest },
  });
}

/** Has the host make what it can from what it has. */
async function fill(
  host: Host,
  { release, root, signal, log }: PushRequest,
  { holder }: HeldLock,
  reuse: 'reuse' | 'alone',
): Promise<readonly ReleaseFile[]> {
  const inOrder = listingOf(release.files).split('\n').slice(0, -1);
  const byPath = new Map(release.files.map((file) => [file.path, file]));
  const marked = inOrder.map((line) =>
    byPath.get(line.slice(68))?.executable ? `${line.slice(0, 65)}*${line.slice(66)}` : line,
  );
  const missing: ReleaseFile[] = [];
  await host.run({
    title: 'the look for what is there already',
    args: ['sh', '-c', fillScript, 'sh', root, release.digest, holder, reuse],
    input: gzipSync(`${marked.join('\n')}\n`),
    timeoutMs: fillMs,
    signal,
    onLine: (line, stream) => {
      const file = byPath.get(inOrder[Number(line) - 1]?.slice(68) ?? '');
      if (stream === 'stdout' && file !== undefined) missing.push(file);
    },
  });
  log(`${missing.length} of ${release.files.length} files are missing`);
  return missing;
}

async function send(
  host: Host,
  { release, root, signal }: PushRequest,
  { holder }: HeldLock,
  missing: readonly ReleaseFile[],
): Promise<{ readonly complete: boolean; readonly bytes: number }> {
  const some = missing.length > 0;
  let bytes = 0;
  const count = (more: number): void => {
    bytes += more;
  };
  const input = some ? packedStream(release.folder, missing, count) : undefined;
  const expected = listingDigest(release.files);
  const answer = await host.run({
    title: 'receiving the release',
    args: ['sh', '-c', receiveScript, 'sh', root, release.digest, holder, expected, some ? 'some' : 'none'],
    ...(input === undefined ? {} : { input }),
    timeoutMs: receiveMs,
    signal,
  });
  return { complete: answer.trim() === 'complete', bytes };
}

async function activate(
  host: Host,
  { release, root, by, clock, signal }: PushRequest,
  { holder }: HeldLock,
  { current }: Survey,
  { prune }: PushPlan,
): Promise<void> {
  const entry: LogEntry = { at: clock.now().toISOString(), release: release.digest, previous: current, by };
  await host.run({
    title: 'the switch',
    args: ['sh', '-c', switchScript, 'sh', root, release.digest, holder, JSON.stringify(entry), ...prune],
    timeoutMs: switchMs,
    signal,
  });
}
