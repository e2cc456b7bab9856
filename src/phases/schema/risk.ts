import type { NamedChange, Risk, RiskLevel } from '../../plan/risk.ts';
import type { ModelChange } from '../../ports/model.ts';
import { locksOf, overRows, strictest } from './locks.ts';
import { runsInTransaction } from './transaction.ts';
import type { Part, Work } from './work.ts';

/** Object types whose loss loses what cannot be made again from source: rows, conversations, values. */
const holdsData: Readonly<Record<string, string>> = {
  Table: 'its rows are lost',
  Queue: 'the messages in it are lost',
  Service: 'its conversations are lost',
  Contract: 'the conversations under it are lost',
  MessageType: 'messages of it that are under way are lost',
  Sequence: 'the last value that it gave is lost',
  Filegroup: 'the files in it are lost',
};

const previousModel = 'deploying the previous release';
const levels: readonly RiskLevel[] = ['none', 'locks', 'rewrites', 'destroys'];

type Judgement = Pick<Risk, 'level' | 'reason' | 'undo'>;

/** Judges work by what it does to what: the worst of its parts, with what all of them lock. */
export function riskOf(work: Work): Risk {
  const { parts, note } = work;
  const judgements = parts.map(judge);
  const worst = [...judgements].sort((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level));
  const locks = strictest(parts.flatMap(({ change }) => locksOf(change)));
  const changes = parts.flatMap(({ named }) => named);
  const reasons = [...new Set([...worst.map(({ reason }) => reason), note ?? '', unguarded(work)])];
  return {
    level: worst[0]?.level ?? 'none',
    reason: reasons.filter((reason) => reason !== '').join(' '),
    undo: worst.some(({ undo }) => undo === null) ? null : (worst[0]?.undo ?? previousModel),
    ...(locks.length === 0 ? {} : { locks }),
    ...(changes.length === 0 ? {} : { changes }),
  };
}

/** A memory-optimized table's guard cannot hold until the change, and no one can say so but the plan. */
function unguarded({ parts, exclusive }: Work): string {
  const apart = parts.some(({ guards, change }) => guards.length > 0 && !runsInTransaction(change));
  return apart && exclusive !== true
    ? 'Its guard is not in one transaction with the change: rows that come in between are not seen.'
    : '';
}

/** What a person has allowed is said in the words that it was refused with. */
function judge({ change, named, takes }: Part): Judgement {
  return takes.length === 0
    ? judgeChange(change, named)
    : { level: 'destroys', reason: takes.join(' '), undo: null };
}

function judgeChange(
  { kind, objectType, object, batches }: ModelChange,
  named: readonly NamedChange[],
): Judgement {
  const type = objectType ?? '';
  const name = object ?? 'the object';
  switch (kind) {
    case 'create':
      return overRows.has(type)
        ? { level: 'locks', reason: `Its table is locked while ${name} is built.`, undo: `dropping ${name}` }
        : { level: 'none', reason: '', undo: `dropping ${name}` };
    case 'alter':
      return type === 'Table' ? alteredTable(name, batches.join('\n'), named) : harmlessly(previousModel);
    case 'data': {
      const reason = `Every row of ${name} is copied while it is locked.`;
      return { level: 'rewrites', reason, undo: previousModel };
    }
    case 'drop': {
      const lost = holdsData[type];
      return lost === undefined
        ? harmlessly(previousModel)
        : { level: 'destroys', reason: `${name} goes, and ${lost}.`, undo: null };
    }
    case 'rename':
    case 'move': {
      const reason = 'Whatever still uses the old name fails from here on.';
      return { level: 'locks', reason, undo: 'renaming it back' };
    }
    case 'versioning':
      return harmlessly(previousModel);
    case 'script':
      return {
        level: 'rewrites',
        reason: `A script of the project changes rows of ${name}.`,
        undo: previousModel,
      };
    case 'other': {
      const reason = 'What the statement names is locked while it runs.';
      return { level: 'locks', reason, undo: previousModel };
    }
  }
}

function harmlessly(undo: string): Judgement {
  return { level: 'none', reason: '', undo };
}

/** DacFx writes its own text here, so its words are where it says they are. */
function alteredTable(name: string, text: string, named: readonly NamedChange[]): Judgement {
  const loses = named.some((change) => /^(drop|replace)-column:/.test(change.name));
  if (/\bDROP COLUMN\b/.test(text) && loses) {
    return { level: 'destroys', reason: `Values of ${name} are dropped with their columns.`, undo: null };
  }
  if (/\bALTER COLUMN\b/.test(text)) {
    const reason = `The rows of ${name} are read, and written where a column's type asks for it.`;
    return { level: 'rewrites', reason, undo: previousModel };
  }
  return { level: 'locks', reason: `${name} is locked while it is altered.`, undo: previousModel };
}
