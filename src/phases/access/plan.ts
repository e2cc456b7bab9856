import { harmless, type Risk } from '../../plan/risk.ts';
import type { StepDefinition } from '../../plan/step.ts';
import { type AccessFact, factText } from '../../tsql/access-fact.ts';
import { readAccess } from '../../tsql/access-reader.ts';
import type { AccessFindings, WantedRole } from './inspect.ts';
import { establish, takeBack } from './statements.ts';

/**
 * A role's step takes back what the target remembers and the file no longer says, then states the file whole. It
 * is planned when the two differ, and when the objects below may have been created anew without their permissions.
 */
export function planAccess({ roles, applied, over }: AccessFindings): readonly StepDefinition[] {
  const declared = new Set(roles.map(({ role }) => role));
  const everywhere = roles.flatMap(({ facts }) => facts);
  const changed = roles.flatMap((wanted) => {
    const remembered = applied[wanted.role];
    const facts = sortedTexts(wanted.facts);
    if (remembered?.over === over && sameTexts(remembered.facts, facts)) return [];
    const gone = (remembered?.facts ?? []).filter((text) => !facts.includes(text)).map(factOf);
    return [roleStep(wanted, gone, everywhere, { facts, over })];
  });
  const dropped = Object.entries(applied)
    .filter(([role]) => !declared.has(role))
    .map(([role, { facts }]) => dropStep(role, facts.map(factOf)));
  return [...changed, ...dropped];
}

function roleStep(
  { role, source, facts }: WantedRole,
  gone: readonly AccessFact[],
  everywhere: readonly AccessFact[],
  access: { readonly facts: readonly string[]; readonly over: string },
): StepDefinition {
  return {
    id: `access/${role}`,
    phase: 'access',
    title: `Declare the access of ${role}`,
    kind: 'tx',
    batches: [
      ...inDropOrder(gone).map(takeBack),
      ...neededByMembers(facts, everywhere).map(establish),
      ...inCreateOrder(facts).map(establish),
    ],
    risk: riskOf(role, gone),
    source: { file: source, line: 1 },
    effect: { kind: 'access', role, access },
  };
}

function dropStep(role: string, facts: readonly AccessFact[]): StepDefinition {
  return {
    id: `access/${role}`,
    phase: 'access',
    title: `Drop the role ${role}`,
    kind: 'tx',
    batches: inDropOrder(facts).map(takeBack),
    risk: riskOf(role, facts),
    effect: { kind: 'drop-access', role },
  };
}

function riskOf(role: string, gone: readonly AccessFact[]): Risk {
  const undo = 'deploying the previous release';
  if (gone.length === 0) return harmless(undo);
  const count = `${gone.length} declaration${gone.length === 1 ? '' : 's'} of ${role}`;
  return { level: 'rewrites', reason: `${count} are taken back: whoever relies on them is refused.`, undo };
}

/** Roles and users of other files that this one makes members or joins: they may have their step later. */
function neededByMembers(
  facts: readonly AccessFact[],
  everywhere: readonly AccessFact[],
): readonly AccessFact[] {
  const named = new Set(facts.flatMap((fact) => (fact.kind === 'member' ? [fact.role, fact.member] : [])));
  const own = new Set(facts.map(factText));
  return everywhere.filter((fact) => {
    const name = fact.kind === 'role' ? fact.role : fact.kind === 'user' ? fact.user : undefined;
    return name !== undefined && named.has(name) && !own.has(factText(fact));
  });
}

const createOrder: readonly AccessFact['kind'][] = ['role', 'user', 'permission', 'member'];

function inCreateOrder(facts: readonly AccessFact[]): readonly AccessFact[] {
  return [...facts].sort((a, b) => createOrder.indexOf(a.kind) - createOrder.indexOf(b.kind));
}

function inDropOrder(facts: readonly AccessFact[]): readonly AccessFact[] {
  return [...inCreateOrder(facts)].reverse();
}

function sortedTexts(facts: readonly AccessFact[]): readonly string[] {
  return facts.map(factText).sort();
}

function sameTexts(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((text, index) => text === others[index]);
}

/** What a target remembers was written by `factText`, so it reads back to one fact. */
function factOf(text: string): AccessFact {
  return (readAccess(text, 'state').facts[0] as { readonly fact: AccessFact }).fact;
}
