import { DeployError, type SourcePlace } from '../errors/deploy-error.ts';

/**
 * What a check does to its target: `read` looks, `rolled-back` changes inside a transaction that is taken back, and
 * `staging-only` leaves something behind. Production runs the first two.
 */
export const checkClasses = ['read', 'rolled-back', 'staging-only'] as const;
export type CheckClass = (typeof checkClasses)[number];

/** What runs where people's data is. */
const inProduction: readonly CheckClass[] = ['read', 'rolled-back'];

/**
 * The classes of checks to run in an environment: those that were asked for, or else all that it lets run.
 * @throws DeployError INPUT_INVALID for one that leaves something behind, asked for in production.
 */
export function classesFor(environment: string, asked: readonly CheckClass[]): readonly CheckClass[] {
  const allowed = environment === 'production' ? inProduction : checkClasses;
  const refused = asked.find((name) => !allowed.includes(name));
  if (refused === undefined) return asked.length === 0 ? allowed : asked;
  throw new DeployError({
    code: 'INPUT_INVALID',
    what: `Checks of the class ${refused} leave something behind and are not run in ${environment}.`,
    remedy: `Leave out --classes, or choose from ${allowed.join(', ')}.`,
  });
}

const declaration = /^\s*--\s*class\s*:\s*(.*?)\s*$/i;

/**
 * The class of a query: `-- class: rolled-back` among the comment lines at the head of its file, `read` without one.
 * @throws DeployError CHECK_INVALID for an unknown class, a second one, or one below the head, where it would be
 *   overlooked.
 */
export function sqlCheckClass(text: string, file: string): CheckClass {
  const lines = text.split('\n');
  const code = lines.findIndex((line) => !/^\s*(--.*)?$/.test(line));
  const declared = lines.flatMap((line, at) => {
    const name = declaration.exec(line)?.[1];
    return name === undefined ? [] : [{ name, at, place: { file, line: at + 1 } }];
  });
  const [first, second] = declared;
  if (first === undefined) return 'read';
  const astray = code >= 0 && first.at > code ? first : second;
  if (astray === undefined) return knownClass(first.name, first.place);
  throw new DeployError({
    code: 'CHECK_INVALID',
    what:
      astray === first
        ? `${file} names its class below its first statement.`
        : `${file} names a class twice.`,
    remedy: 'Leave one line such as -- class: rolled-back among the comments at the head of the file.',
    place: astray.place,
  });
}

/** @throws DeployError CHECK_INVALID when there is no such class. */
export function knownClass(name: string, place: SourcePlace): CheckClass {
  const known = checkClasses.find((candidate) => candidate === name);
  if (known !== undefined) return known;
  throw new DeployError({
    code: 'CHECK_INVALID',
    what: `${place.file} has the class '${name}', and there is no such class of checks.`,
    remedy: `Choose one of ${checkClasses.join(', ')}.`,
    place,
  });
}
