import type { Processes } from '../../ports/processes.ts';
import { type Diagnosis, missing, ok } from './diagnosis.ts';

/** As package.json's `engines` has it. */
const oldestNode = 20;
/** The hosts are built for it, and its SDK compiles the CLR libraries. */
const oldestDotnet = 10;

/** A first start of the SDK on a cold disk; later ones take a tenth of a second. */
const timeoutMs = 60_000;

export function nodeVersion(version = process.versions.node): Diagnosis {
  if (majorOf(version) >= oldestNode) return ok('Node.js', version);
  return missing('Node.js', version, `Install Node.js ${oldestNode} or newer (https://nodejs.org).`);
}

/** The SDK that counts in the project's folder, where a global.json may ask for one. */
export async function dotnetSdk(cwd: string, processes: Processes, signal: AbortSignal): Promise<Diagnosis> {
  const asked = await processes.run({ file: 'dotnet', args: ['--version'], cwd, timeoutMs, signal });
  const version = asked.stdout.trim();
  if (asked.status === 0 && majorOf(version) >= oldestDotnet) return ok('.NET SDK', version);
  const found =
    asked.status === 0 ? version : (asked.stderr || asked.stdout).trim().split('\n')[0] || 'dotnet failed';
  return missing('.NET SDK', found, `Install the .NET SDK ${oldestDotnet} and put dotnet on the PATH.`);
}

function majorOf(version: string): number {
  return Number(version.split('.')[0]);
}
