import type { ModelChange } from '../../ports/model.ts';
import { delimited, nameParts } from '../../tsql/identifiers.ts';
import { tokensOf } from '../../tsql/lexer.ts';
import { renamingOf } from './renames.ts';
import type { Work } from './work.ts';

const verbs: Record<ModelChange['kind'], string> = {
  create: 'Create',
  alter: 'Alter',
  drop: 'Drop',
  data: 'Rebuild',
  rename: 'Rename',
  move: 'Move',
  versioning: 'Run',
  script: 'Run',
  other: 'Run',
};

export function titleOf({ title, parts }: Work): string {
  const [first] = parts;
  return title ?? (first === undefined ? '' : titleOfChange(first.change));
}

/** `Create check constraint [dbo].[CK_X]`; a change that names no object shows how its text begins. */
function titleOfChange(change: ModelChange): string {
  const { kind, objectType, object, batches } = change;
  const type = objectType?.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  const renaming = renamingOf(change);
  const subject = renaming === undefined ? (object ?? firstLine(batches[0] ?? '')) : renamed(kind, renaming);
  return [verbs[kind], type, subject].filter((word) => word !== undefined && word !== '').join(' ');
}

function renamed(
  kind: ModelChange['kind'],
  { from, to }: { readonly from: string; readonly to: string },
): string {
  return `${from} to ${kind === 'move' ? to : delimited(nameParts(to).at(-1) ?? '')}`;
}

/** The first line of the code itself, without what is explained in front of it. */
function firstLine(batch: string): string {
  let code = '';
  for (const { kind, text } of tokensOf(batch)) if (!kind.endsWith('comment')) code += text;
  return code.trim().split('\n')[0] ?? '';
}
