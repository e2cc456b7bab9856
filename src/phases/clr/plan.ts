import type { BundledAssembly } from '../../build/manifest.ts';
import type { StepDefinition } from '../../plan/step.ts';
import { clrChange } from './change.ts';
import type { ClrFindings } from './inspect.ts';
import {
  alterAssemblyStep,
  bindStep,
  changeRightsStep,
  createAssemblyStep,
  dropAssemblyStep,
  dropModuleStep,
  dropRoutineStep,
  trustStep,
} from './steps.ts';
import type { Treatment } from './treatment.ts';

/**
 * Drops the routines that change, or that would keep their assembly from changing, and the assemblies that ALTER
 * ASSEMBLY can't change; trusts, registers and replaces the others; binds what is missing.
 * @throws DeployError CLR_VERSION_CHANGED, CLR_VERSION_LOWERED or CLR_MVID_TAKEN.
 */
export function planClr(findings: ClrFindings): readonly StepDefinition[] {
  const { before, untrusted, assemblies, bound } = clrChange(findings);
  const again = new Set(bound.map(({ name }) => name));
  return [
    ...before.routines.map((name) =>
      dropRoutineStep(name, again.has(name) ? 'until it is bound again' : 'from now on'),
    ),
    ...before.modules.map(dropModuleStep),
    ...before.assemblies.map(({ name, reason }) =>
      dropAssemblyStep(name, `ALTER ASSEMBLY can't change it: ${reason}.`),
    ),
    ...untrusted.map(trustStep),
    ...assemblies.flatMap(({ assembly, treatment }) => assemblySteps(assembly, treatment, findings)),
    ...bound.map(bindStep),
  ];
}

function assemblySteps(
  assembly: BundledAssembly,
  { kind }: Treatment,
  { state }: ClrFindings,
): readonly StepDefinition[] {
  switch (kind) {
    case 'keep':
      return [];
    case 'change-rights':
      return [changeRightsStep(assembly, state.assemblies[assembly.name]?.permissionSet ?? 'none')];
    case 'alter':
      return [alterAssemblyStep(assembly)];
    case 'create':
    case 'recreate':
      return [createAssemblyStep(assembly)];
  }
}

/** Drops the routines and assemblies that the release no longer has, once its schema calls them no longer. */
export function planClrCleanup(findings: ClrFindings): readonly StepDefinition[] {
  const { routines, assemblies } = clrChange(findings).after;
  return [
    ...routines.map((name) => dropRoutineStep(name, 'from now on')),
    ...assemblies.map((name) => dropAssemblyStep(name, `The release has no assembly ${name} any more.`)),
  ];
}
