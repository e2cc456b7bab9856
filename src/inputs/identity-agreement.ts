import type { IdentityKind } from '../ports/secrets.ts';
import { variableOf } from './define.ts';
import type { InputName, Inputs } from './definitions.ts';
import type { Fault } from './layer.ts';

/** What each way to sign in cannot do without, of the inputs. */
const needs: Readonly<Record<IdentityKind, readonly InputName[]>> = {
  'github-oidc': ['tenant', 'client'],
  'azure-pipelines': ['tenant', 'client', 'service-connection'],
  'service-principal': ['tenant', 'client'],
  arc: [],
  'managed-identity': [],
  'azure-cli': [],
};

/** What is missing for the identity that was chosen. */
export function identityFaults(values: Inputs, wrong: ReadonlySet<string>): readonly Fault[] {
  const { identity } = values;
  if (identity === undefined) {
    if (values.secrets !== true || wrong.has('identity')) return [];
    return [{ text: '--identity <kind> is missing: --secrets signs in, and no way to do so is guessed' }];
  }
  const lacking = needs[identity].filter((name) => values[name] === undefined && !wrong.has(name));
  const faults = lacking.map((name) => `--${name} <id> is missing: the identity ${identity} needs it`);
  if (identity === 'service-principal') {
    const [secret, certificate] = [variableOf('client-secret'), variableOf('client-certificate')];
    const given = [values['client-secret'], values['client-certificate']].filter((one) => one !== undefined);
    if (given.length === 0)
      faults.push(`${secret} or ${certificate} is missing: the identity ${identity} needs one of them`);
    if (given.length === 2) faults.push(`${secret} and ${certificate} are both set: one of them signs in`);
  }
  return faults.map((text) => ({ text }));
}
