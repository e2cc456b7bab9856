import type { Deployment } from '../deployment.ts';
import type { Diagnosis } from './diagnosis.ts';
import { clrHost, dacFx, dacFxHost } from './engines.ts';
import { commit, configFiles, diskSpace, target } from './folders.ts';
import { dotnetSdk, nodeVersion } from './runtimes.ts';
import { secrets } from './secrets.ts';

/** Everything that is examined, in the order in which it is told; adding one is a line here. */
function examinations(deployment: Deployment): readonly (Diagnosis | Promise<Diagnosis>)[] {
  const { toolkit, processes, model, clr, database, profile, project, output, signal } = deployment;
  return [
    nodeVersion(),
    dotnetSdk(project, processes, signal),
    dacFxHost(toolkit),
    dacFx(toolkit, model, profile),
    clrHost(toolkit, clr),
    configFiles(deployment.configFiles),
    target(database),
    diskSpace(output),
    commit(project, processes),
  ];
}

/** Tells what the machine has and lacks; true when nothing is missing. */
export async function examineMachine(deployment: Deployment): Promise<boolean> {
  const machine = Promise.all(examinations(deployment));
  const entrusted = deployment.secrets === undefined ? [] : await secrets(deployment.secrets);
  const diagnoses = [...(await machine), ...entrusted];
  for (const diagnosis of diagnoses) deployment.emit({ event: 'diagnosis', ...diagnosis });
  return diagnoses.every(({ outcome }) => outcome !== 'missing');
}
