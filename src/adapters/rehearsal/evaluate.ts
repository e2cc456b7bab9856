import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TargetState } from '../../plan/state.ts';
import type { ClrRuntime } from '../../ports/clr-runtime.ts';
import type { Model, ModelObject } from '../../ports/model.ts';
import type { Check, CheckResult, ClrCheck, ModelCheck } from '../../verify/check.ts';
import { evaluateClrCheck } from '../../verify/clr-evaluation.ts';
import type { RehearsalFolder } from './folder.ts';

interface Parts {
  readonly model: Model;
  readonly clr: ClrRuntime;
}

type Finding = Omit<CheckResult, 'id'>;

/** Answers a check from what the target holds, or says why only a SQL Server could. */
export async function evaluateCheck(
  check: Check,
  state: TargetState,
  folder: RehearsalFolder,
  parts: Parts,
): Promise<CheckResult> {
  return { id: check.id, ...(await findingOf(check, state, folder, parts)) };
}

async function findingOf(
  check: Check,
  state: TargetState,
  folder: RehearsalFolder,
  parts: Parts,
): Promise<Finding> {
  switch (check.kind) {
    case 'model':
      return modelFinding(check, await modelObjects(state, folder, parts.model));
    case 'clr':
      return clrFinding(check, state, folder, parts.clr);
    case 'sql':
      return { outcome: 'not evaluated', evidence: 'a rehearsal has no engine to run the query' };
  }
}

/** Descriptions by the folder they come from: a verification asks for the same model once for each check. */
const described = new WeakMap<Model, Map<string, Promise<readonly ModelObject[]>>>();

async function modelObjects(
  state: TargetState,
  folder: RehearsalFolder,
  model: Model,
): Promise<readonly ModelObject[]> {
  if (state.schema.model === null) return [];
  const known = described.get(model) ?? new Map<string, Promise<readonly ModelObject[]>>();
  described.set(model, known);
  const path = folder.contents.model(state.schema.model);
  const objects = known.get(path) ?? describeFolder(path, model);
  known.set(path, objects);
  return objects;
}

async function describeFolder(path: string, model: Model): Promise<readonly ModelObject[]> {
  const names = (await readdir(path)).filter((name) => name.endsWith('.dacpac')).sort();
  return (await Promise.all(names.map((name) => model.describe(join(path, name))))).flat();
}

function modelFinding(check: ModelCheck, objects: readonly ModelObject[]): Finding {
  const { type, name, columns } = check.object;
  const found = objects.find((object) => object.type === type && object.name === name);
  if (found === undefined)
    return { outcome: 'failed', evidence: `${type} ${name} is not in the target's model` };
  const lacking = (some: ModelObject['columns'], others: ModelObject['columns']) =>
    some.filter((column) => !others.some((other) => JSON.stringify(other) === JSON.stringify(column)));
  const differing = [...lacking(columns, found.columns), ...lacking(found.columns, columns)];
  if (differing.length === 0)
    return {
      outcome: 'passed',
      evidence: columns.length === 0 ? 'present' : `${columns.length} columns as built`,
    };
  return {
    outcome: 'failed',
    evidence: `columns differ: ${[...new Set(differing.map(({ name: column }) => column))].join(', ')}`,
  };
}

async function clrFinding(
  check: ClrCheck,
  state: TargetState,
  folder: RehearsalFolder,
  clr: ClrRuntime,
): Promise<Finding> {
  const registered = state.assemblies[check.assembly];
  if (registered === undefined || !(check.routine in state.routines)) {
    return {
      outcome: 'failed',
      evidence: `${check.routine} of ${check.assembly} is not registered on the target`,
    };
  }
  if (registered.sha512 !== check.sha512) {
    const evidence = `${check.assembly} has SHA-512 ${registered.sha512}, and the bundle's has ${check.sha512}`;
    return { outcome: 'failed', evidence };
  }
  const held = Object.entries(state.assemblies).map(([name, { sha512 }]) => {
    return { name, path: folder.contents.assembly(sha512), sha512 };
  });
  const path = folder.contents.assembly(registered.sha512);
  const dependencies = held.filter(({ name }) => name !== check.assembly);
  return evaluateClrCheck(check, { path, sha512: registered.sha512, dependencies }, clr);
}
