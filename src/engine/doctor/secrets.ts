import { referenceText } from '../../ports/secret-reference.ts';
import type { EntrustedSecrets } from '../entrusted-secrets.ts';
import { type Diagnosis, missing, ok, unlessRefused } from './diagnosis.ts';

/** Whom the vaults see, and what they let it read; no value is read for it. */
export async function secrets({ named, open }: EntrustedSecrets): Promise<readonly Diagnosis[]> {
  const signedIn = await unlessRefused('identity', async () => {
    const { kind, tenant, client, object } = await (await open()).whoAmI();
    const whom = [
      client === null ? [] : `client ${client}`,
      object === null ? [] : `object ${object}`,
    ].flat();
    return ok('identity', [kind, ...whom, `tenant ${tenant}`].join(', '));
  });
  if (signedIn.outcome !== 'ok') return [signedIn];
  const looked = await unlessRefusedAll(async () => {
    const { found, problems } = await (await open()).examine(named);
    return Object.keys(named).flatMap((name): readonly Diagnosis[] => {
      const problem = problems.find((one) => one.name === name);
      const subject = `secret ${name}`;
      if (problem !== undefined) {
        return [missing(subject, `${referenceText(problem.reference)} ${problem.what}`, problem.remedy)];
      }
      const settled = found[name];
      return settled === undefined ? [] : [ok(subject, `${referenceText(settled)} may be read`)];
    });
  });
  return [signedIn, ...looked];
}

async function unlessRefusedAll(look: () => Promise<readonly Diagnosis[]>): Promise<readonly Diagnosis[]> {
  let all: readonly Diagnosis[] = [];
  const whole = await unlessRefused('secrets', async () => {
    all = await look();
    return ok('secrets', '');
  });
  return whole.outcome === 'ok' ? all : [whole];
}
