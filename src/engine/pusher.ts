import { type Bundle, manifestFile } from '../build/bundle.ts';
import { asDeployError, DeployError } from '../errors/deploy-error.ts';
import { canonicalJson, sha256 } from '../plan/digest.ts';
import { type Pushed, pushRelease } from '../release/push.ts';
import type { Release } from '../release/release.ts';
import type { Deployment } from './deployment.ts';
import type { HostVerdict } from './events.ts';
import type { Fleet, FleetHost } from './fleet.ts';

/** A bundle as it travels: its files, and the manifest that lists them. */
export function releaseOf({ digest, folder, manifest }: Bundle): Release {
  const text = Buffer.from(`${canonicalJson(manifest)}\n`);
  const own = { path: manifestFile, sha256: sha256(text), size: text.length };
  return { digest, folder, files: [...manifest.files, own] };
}

/**
 * Brings a bundle to every host of the inventory, some of them at once; each gets a verdict of its own. Once more
 * hosts have failed than may, no further one is begun, and those under way end.
 * @throws DeployError the failure of the only host, or PUSH_INCOMPLETE.
 */
export async function pushToFleet(deployment: Deployment, bundle: Bundle): Promise<void> {
  const { emit, fleet } = deployment;
  const release = releaseOf(bundle);
  const verdicts = await eachHost(fleet, async (host) => pushTo(host, release, deployment));
  const hosts = fleet.hosts.map(({ name, role }, at): HostVerdict => {
    return verdicts[at] ?? { host: name, role, verdict: 'not tried', sent: 0, bytes: 0, ms: 0, error: null };
  });
  emit({ event: 'fleet-finished', bundle: bundle.digest, hosts });
  const failed = hosts.filter(({ verdict }) => verdict === 'failed');
  const [first] = failed;
  if (first?.error == null) return;
  if (hosts.length === 1) throw first.error;
  throw incomplete(hosts);
}

async function pushTo(host: FleetHost, release: Release, deployment: Deployment): Promise<HostVerdict> {
  const { emit, clock, owner, signal, fleet } = deployment;
  const start = clock.elapsed();
  const told = (text: string): void => emit({ event: 'host-progress', host: host.name, text });
  const verdict = (pushed: Omit<HostVerdict, 'host' | 'role' | 'ms'>): HostVerdict => {
    return { host: host.name, role: host.role, ms: clock.elapsed() - start, ...pushed };
  };
  told('connecting');
  let result: HostVerdict;
  try {
    const connection = await host.open();
    try {
      const { keep } = fleet;
      const by = `${owner.user} on ${owner.host}, process ${owner.process}`;
      const pushed: Pushed = await pushRelease(connection, {
        ...{ release, root: host.root, keep, by, clock, signal },
        log: told,
      });
      result = verdict({ ...pushed, error: null });
    } finally {
      await connection.close();
    }
  } catch (thrown) {
    result = verdict({ verdict: 'failed', sent: 0, bytes: 0, error: asDeployError(thrown) });
  }
  emit({ event: 'host-finished', ...result });
  return result;
}

/** Runs the work for every host, `parallel` at once, until more than `maxFailures` have failed. */
export async function eachHost(
  { hosts, parallel, maxFailures }: Pick<Fleet, 'hosts' | 'parallel' | 'maxFailures'>,
  work: (host: FleetHost) => Promise<HostVerdict>,
): Promise<readonly (HostVerdict | undefined)[]> {
  const verdicts: (HostVerdict | undefined)[] = hosts.map(() => undefined);
  const waiting = [...hosts.entries()];
  const failures = (): number => verdicts.filter((one) => one?.verdict === 'failed').length;
  const serve = async (): Promise<void> => {
    while (failures() <= maxFailures) {
      const next = waiting.shift();
      if (next === undefined) return;
      const [at, host] = next;
      verdicts[at] = await work(host);
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, hosts.length) }, serve));
  return verdicts;
}

function incomplete(hosts: readonly HostVerdict[]): DeployError {
  const named = (verdict: HostVerdict['verdict']): readonly HostVerdict[] =>
    hosts.filter((host) => host.verdict === verdict);
  const failed = named('failed').map(({ host, error }) => `${host} (${error?.code}: ${error?.what})`);
  const untried = named('not tried').map(({ host }) => host);
  return new DeployError({
    code: 'PUSH_INCOMPLETE',
    what: `${failed.length} of ${hosts.length} hosts failed: ${failed.join('; ')}.${untried.length === 0 ? '' : ` Not tried after that: ${untried.join(', ')}.`}`,
    remedy:
      'Mend what each says and run the command again: hosts that have the release are left as they are.',
    evidence: { failed: named('failed').map(({ host, error }) => ({ host, code: error?.code })), untried },
  });
}
