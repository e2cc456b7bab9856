import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dotnet } from '../lib/dotnet.mjs';
import { digestOf, unlessStamped } from '../lib/stamp.mjs';

const source = 'src/adapters/sqlclr/host';
const shared = 'src/adapters/json-lines/host';
const output = 'build/hosts/sqlclr';

/** Builds the program that inspects and calls SQL CLR libraries, unless it is already built from these sources. */
export async function setupSqlclr({ root, log }) {
  const digest = await digestOf(root, [source, shared]);
  const made = ['hartonomous-sqlclr-host.dll', 'facade/System.Data.dll'].map((name) =>
    join(root, output, name),
  );
  await unlessStamped(join(root, output, 'sources.sha256'), digest, made, async () => {
    log('building the SQL CLR host');
    // The stamp goes with the folder, so a build that fails leaves no host that passes for a good one.
    await rm(join(root, output), { recursive: true, force: true });
    const project = join(root, source, 'sqlclr-host.csproj');
    await dotnet('build', project, '--configuration', 'Release', '--output', join(root, output));
  });
}
