import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dotnet } from '../lib/dotnet.mjs';
import { digestOf, unlessStamped } from '../lib/stamp.mjs';

/** The engine of SQL Server 2025. */
const wanted = '170.5.96';
/** The newest that carries its own ScriptDom, for registries that lack that package for the wanted one. */
const fallbackVersion = '150.4897.1';

const host = 'src/adapters/dacfx/host';
const setupSources = ['scripts/dacfx', 'scripts/lib'];
const hostSources = [...setupSources, host, 'src/adapters/json-lines/host'];

/** Restores a DacFx and builds the host for it, unless both are there already. */
export async function setupDacfx({ root, log }) {
  const files = join(root, 'build', 'dacfx');
  const current = join(files, 'current.json');
  await unlessStamped(
    join(files, 'sources.sha256'),
    await digestOf(root, setupSources),
    [current],
    async () => {
      await rm(files, { recursive: true, force: true });
      const restored = await restoreDacfx(root, log);
      await writeFile(current, `${JSON.stringify(restored)}\n`);
    },
  );
  const { fallback } = JSON.parse(await readFile(current, 'utf8'));
  const hosts = join(root, 'build', 'hosts', 'dacfx');
  const program = join(hosts, 'hartonomous-dacfx-host.dll');
  await unlessStamped(
    join(hosts, 'sources.sha256'),
    await digestOf(root, hostSources),
    [program],
    async () => {
      log('building the DacFx host');
      await rm(hosts, { recursive: true, force: true });
      await dotnet(
        'build',
        join(root, host, 'dacfx-host.csproj'),
        '--configuration',
        'Release',
        '--output',
        hosts,
      );
      if (fallback) await addFallbackHook(root, hosts);
    },
  );
}

async function restoreDacfx(root, log) {
  log(`restoring DacFx ${wanted}`);
  try {
    await gather(root, wanted);
    return { version: wanted, folder: `build/dacfx/${wanted}`, fallback: false };
  } catch (error) {
    // Only a package that the registry does not have (NU1101, NU1102, NU1103) is a reason for another version.
    if (!/error NU110[123]/.test(error.message)) throw error;
    const missing =
      /error NU110[123]: [^\n]*?package '?(\w[\w.]*\w)/i.exec(error.message)?.[1] ?? 'a package of it';
    log(
      `the NuGet registry lacks ${missing}: falling back to DacFx ${fallbackVersion}, which builds for SQL Server 2022 only`,
    );
    await gather(root, fallbackVersion);
    return { version: fallbackVersion, folder: `build/dacfx/${fallbackVersion}`, fallback: true };
  }
}

async function gather(root, version) {
  const folder = join(root, 'build', 'dacfx', version);
  await mkdir(folder, { recursive: true });
  const project = join(root, 'scripts', 'dacfx', 'restore', 'dacfx.csproj');
  await dotnet(
    'publish',
    project,
    `-p:DacFxVersion=${version}`,
    '--configuration',
    'Release',
    '--output',
    folder,
  );
}

/** The built host alone gets it: its sources, and so whatever is published, know nothing of it. */
async function addFallbackHook(root, hosts) {
  const project = join(root, 'scripts', 'dacfx', 'fallback', 'dacfx-fallback.csproj');
  await dotnet('build', project, '--configuration', 'Release', '--output', hosts);
  const file = join(hosts, 'hartonomous-dacfx-host.runtimeconfig.json');
  const config = JSON.parse(await readFile(file, 'utf8'));
  config.runtimeOptions.configProperties = {
    ...config.runtimeOptions.configProperties,
    STARTUP_HOOKS: 'hartonomous-dacfx-fallback',
  };
  await writeFile(file, `${JSON.stringify(config, null, 2)}\n`);
}
