import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The model's types by the kind that the inventory calls them. */
const kindOfType = {
  Schema: 'schemas',
  Table: 'tables',
  ColumnStoreIndex: 'columnstores',
  MessageType: 'messageTypes',
  Contract: 'contracts',
  Queue: 'queues',
  Service: 'services',
  SecurityPolicy: 'securityPolicies',
  Procedure: 'procedures',
  ScalarFunction: 'functions',
  TableValuedFunction: 'functions',
};

const kinds = [...new Set(Object.values(kindOfType)), 'roles', 'aggregates'];

/** What a bundle holds for a profile, by kind: from its model's description and the manifest's CLR routines. */
export async function foundIn(bundle, profile) {
  const manifest = await readJson(join(bundle, 'manifest.json'));
  const { objects } = await readJson(join(bundle, manifest.models[profile].description));
  const found = Object.fromEntries(kinds.map((kind) => [kind, []]));
  for (const { type, name } of objects) {
    const kind = kindOfType[type];
    if (kind !== undefined) found[kind].push(kind === 'columnstores' ? tableOf(name) : plain(name));
  }
  const loaded = manifest.assemblies.filter(
    ({ platform }) => platform === null || profile.endsWith(`-${platform}`),
  );
  for (const { schema, name, kind } of loaded.flatMap(({ routines }) => routines)) {
    const routine = `${schema}.${name}`;
    if (kind === 'procedure') found.procedures.push(routine);
    if (kind === 'aggregate') found.aggregates.push(routine);
    if (kind === 'aggregate' || kind.endsWith('function')) found.functions.push(routine);
  }
  found.roles.push(...manifest.access.map(({ name }) => name));
  return found;
}

/** `[dbo].[Atoms]` -> `dbo.Atoms` */
function plain(name) {
  return name.slice(1, -1).replaceAll('].[', '.');
}

/** An index is named below its table. */
function tableOf(name) {
  return plain(name).split('.').slice(0, 2).join('.');
}

async function readJson(file) {
  return JSON.parse(await readFile(file, 'utf8'));
}
