import type { Code, CodeToken } from './code.ts';
import { type ObjectName, readName } from './names.ts';

/** CREATE, ALTER or DROP of something that has a name. */
export interface Definition {
  readonly action: 'create' | 'alter' | 'drop';
  /** In one form for synonyms, for instance `PROCEDURE` and `INDEX`. */
  readonly kind: string;
  readonly name: ObjectName | undefined;
  /** Of an index: what it is on. */
  readonly on: ObjectName | undefined;
  /** The words between the action and the kind, as in `UNIQUE CLUSTERED`. */
  readonly modifiers: readonly string[];
  readonly token: CodeToken;
  /** The index behind the name. */
  readonly next: number;
}

/** Kinds of more than one word, longest first. */
const longKinds: readonly (readonly string[])[] = [
  ['XML', 'SCHEMA', 'COLLECTION'],
  ['DATABASE', 'SCOPED', 'CREDENTIAL'],
  ['DATABASE', 'SCOPED', 'CONFIGURATION'],
  ['DATABASE', 'AUDIT', 'SPECIFICATION'],
  ['DATABASE', 'ENCRYPTION', 'KEY'],
  ['REMOTE', 'SERVICE', 'BINDING'],
  ['EXTERNAL', 'DATA', 'SOURCE'],
  ['EXTERNAL', 'FILE', 'FORMAT'],
  ['COLUMN', 'MASTER', 'KEY'],
  ['COLUMN', 'ENCRYPTION', 'KEY'],
  ['MESSAGE', 'TYPE'],
  ['PARTITION', 'FUNCTION'],
  ['PARTITION', 'SCHEME'],
  ['SECURITY', 'POLICY'],
  ['SYMMETRIC', 'KEY'],
  ['ASYMMETRIC', 'KEY'],
  ['MASTER', 'KEY'],
  ['EVENT', 'SESSION'],
  ['EVENT', 'NOTIFICATION'],
  ['APPLICATION', 'ROLE'],
  ['BROKER', 'PRIORITY'],
  ['FULLTEXT', 'CATALOG'],
  ['FULLTEXT', 'STOPLIST'],
  ['EXTERNAL', 'TABLE'],
  ['EXTERNAL', 'MODEL'],
];

/** Kinds of one word. */
const kinds = new Set(
  `AGGREGATE ASSEMBLY CERTIFICATE CONTRACT CREDENTIAL DATABASE DEFAULT ENDPOINT FUNCTION INDEX LOGIN PROCEDURE QUEUE ROLE
  ROUTE RULE SCHEMA SEQUENCE SERVICE STATISTICS SYNONYM TABLE TRIGGER TYPE USER VIEW`.split(/\s+/),
);

/** Whether it was understood what is defined, and under which name. */
export function isUnderstood({ kind, name }: Definition): boolean {
  return name !== undefined && (kinds.has(kind) || longKinds.some((words) => words.join(' ') === kind));
}

const modifiers = new Set([
  ...['UNIQUE', 'CLUSTERED', 'NONCLUSTERED', 'COLUMNSTORE', 'SPATIAL', 'PRIMARY', 'XML', 'JSON', 'VECTOR'],
  ...['FULLTEXT', 'SELECTIVE'],
]);

const shortKinds: Readonly<Record<string, string>> = { PROC: 'PROCEDURE' };

const actions: Readonly<Record<string, Definition['action']>> = {
  CREATE: 'create',
  ALTER: 'alter',
  DROP: 'drop',
};

/** Reads the head of a statement that begins with CREATE, ALTER or DROP. */
export function readDefinition(code: Code, at: number): Definition | undefined {
  const action = actions[code.word(at)];
  if (action === undefined) return undefined;
  const token = code.at(at);
  let next = at + 1;
  if (action === 'create' && code.reads(next, 'OR', 'ALTER')) next += 2;
  const long = longKinds.find((words) => code.reads(next, ...words));
  const found: string[] = [];
  let kind = long?.join(' ');
  next += long?.length ?? 0;
  if (kind === undefined) {
    while (modifiers.has(code.word(next))) found.push(code.word(next++));
    kind = shortKinds[code.word(next)] ?? code.word(next);
    next++;
  }
  if (code.reads(next, 'IF', 'EXISTS')) next += 2;
  const name = readName(code, next);
  next = name?.next ?? next;
  const on = kind === 'INDEX' && code.word(next) === 'ON' ? readName(code, next + 1) : undefined;
  return { action, kind, name, on, modifiers: found, token, next: on?.next ?? next };
}
