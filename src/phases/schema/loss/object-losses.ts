import type { ModelChange } from '../../../ports/model.ts';
import { literal, nameParts, plainName } from '../../../tsql/identifiers.ts';
import { historyOwner, type TableObject } from '../tables.ts';
import type { Comparison } from './comparison.ts';
import type { LossKind } from './kinds.ts';
import { tableRenamedTo } from './looks-renamed.ts';
import { type Loss, lossName } from './loss.ts';

type Tables = ReadonlyMap<string, TableObject>;

interface Dropped {
  readonly kind: LossKind;
  /** The end of the sentence that begins with the object. */
  readonly what: string;
  readonly question: (object: string) => string;
}

/**
 * Objects that hold what no source can make again, by DacFx's type. Services, contracts and message types are
 * dropped and made anew when a contract changes, so the steps are looked at and not the models.
 */
const droppedKinds: Readonly<Record<string, Dropped>> = {
  Sequence: {
    kind: 'drop-sequence',
    what: 'goes, and with it the last value that it gave.',
    question: (name) => sequenceQuestion(name),
  },
  Queue: {
    kind: 'drop-queue',
    what: 'goes with the messages in it.',
    question: (name) => `EXISTS (SELECT 1 FROM ${name})`,
  },
  Service: {
    kind: 'drop-service',
    what: 'goes, and its conversations are lost: their other ends get an error.',
    question: (name) =>
      `EXISTS (SELECT 1 FROM sys.conversation_endpoints AS e JOIN sys.services AS s ON s.service_id = e.service_id WHERE s.name = ${literal(lastPart(name))} AND e.state <> N'CD')`,
  },
  Contract: {
    kind: 'drop-contract',
    what: 'goes, and the conversations under it are lost.',
    question: (name) =>
      `EXISTS (SELECT 1 FROM sys.conversation_endpoints AS e JOIN sys.service_contracts AS c ON c.service_contract_id = e.service_contract_id WHERE c.name = ${literal(lastPart(name))} AND e.state <> N'CD')`,
  },
  MessageType: {
    kind: 'drop-message-type',
    what: 'goes, and messages of it that are under way are lost.',
    question: (name) =>
      `EXISTS (SELECT 1 FROM sys.transmission_queue WHERE message_type_name = ${literal(lastPart(name))})`,
  },
  Filegroup: {
    kind: 'drop-filegroup',
    what: 'goes with the files in it.',
    question: (name) =>
      `EXISTS (SELECT 1 FROM sys.database_files AS f JOIN sys.filegroups AS g ON g.data_space_id = f.data_space_id WHERE g.name = ${literal(lastPart(name))})`,
  },
};

/** What a single step of the comparison takes away with a whole object. */
export function objectLosses(
  change: ModelChange,
  { before, after, sources }: Omit<Comparison, 'changes'>,
): readonly Loss[] {
  const { kind, objectType, object, batches } = change;
  if (object === null) return [];
  // Of what is dropped for good nothing is written any more; of what is made anew it is.
  const place = sources.placeOf(object);
  if (kind === 'drop' && objectType === 'Table') return [droppedTable(object, before, after)];
  if (kind === 'alter' && objectType === 'Sequence' && /\bRESTART\b/.test(batches.join('\n'))) {
    const what = `The sequence ${plainName(object)} begins anew, so that values that were given before can be given again.`;
    const name = lossName('restart-sequence', object);
    return [
      { kind: 'restart-sequence', name, owner: object, what, question: sequenceQuestion(object), place },
    ];
  }
  const dropped = kind === 'drop' ? droppedKinds[objectType ?? ''] : undefined;
  if (dropped === undefined) return [];
  const what = `The ${words(objectType ?? '')} ${plainName(object)} ${dropped.what}`;
  const question = dropped.question(object);
  return [{ kind: dropped.kind, name: lossName(dropped.kind, object), owner: object, what, question, place }];
}

function droppedTable(object: string, before: Tables, after: Tables): Loss {
  const owner = historyOwner(before, object);
  const question = `EXISTS (SELECT 1 FROM ${object})`;
  if (owner !== undefined) {
    const what = `${plainName(object)}, the history of ${plainName(owner.name)}, goes with every earlier version in it.`;
    return {
      kind: 'drop-history',
      name: lossName('drop-history', owner.name),
      owner: object,
      what,
      question,
    };
  }
  const table = before.get(object);
  const hint = table === undefined ? undefined : tableRenamedTo(table, before, after);
  const what = `The table ${plainName(object)} goes with its rows.`;
  return { kind: 'drop-table', name: lossName('drop-table', object), owner: object, what, question, hint };
}

/** A sequence that gave no value stands at its start; one that gave only that cannot be told from it. */
function sequenceQuestion(name: string): string {
  return `EXISTS (SELECT 1 FROM sys.sequences WHERE object_id = OBJECT_ID(${literal(name)}) AND current_value <> start_value)`;
}

function lastPart(name: string): string {
  return nameParts(name).at(-1) ?? name;
}

function words(type: string): string {
  return type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
