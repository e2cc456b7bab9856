import { isModelled, meet } from '../catalog.ts';
import { type Found, foundAt } from '../found.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

export const duplicateObject: Rule = {
  id: 'HD001',
  title: 'An object is declared twice',
  why: 'Which of the two a deployment makes depends on the order of files; the model engine refuses both (SQL71508). A CLR routine declared by hand meets the one that the assembly declares.',
  source: 'the deployment record, "Duplicate CLR Functions"; the audit, "Schema Duplication"',
  fix: 'Keep one declaration and delete the other.',
  severity: 'error',
  *find({ catalog, clrRoutines }: Subject): Generator<Found> {
    for (const [space, declarations] of catalog.declared) {
      for (const [index, { file, token, kind, shown }] of declarations.entries()) {
        const first = declarations.slice(0, index).find((other) => meet(other.file, file));
        if (first !== undefined) {
          const where = `${first.file.path}:${first.token.line}`;
          yield foundAt(file, token, `${shown} is declared already, as ${article(first.kind)}, in ${where}.`);
        } else if (isModelled(kind) && clrRoutines.has(space.replace(/^object /, ''))) {
          yield foundAt(
            file,
            token,
            `${shown} is declared by the CLR library already, through its attribute.`,
          );
        }
      }
    }
  },
};

function article(kind: string): string {
  const lower = kind.toLowerCase();
  return `${/^[aeio]/.test(lower) ? 'an' : 'a'} ${lower}`;
}
