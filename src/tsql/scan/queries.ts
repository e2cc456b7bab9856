import type { Code, CodeToken, Range } from './code.ts';
import { type ObjectName, objectKey, readName } from './names.ts';
import { type Reference, Scope, type Source, type Write } from './scope.ts';
import { derived, finishSource, readAlias, readSourceHead } from './sources.ts';
import { isDistinctFrom, readPrelude, readSet } from './targets.ts';

/** What a statement reads and writes. */
export interface Queries {
  /** That of the statement itself. */
  readonly scope: Scope;
  readonly sources: readonly Source[];
  readonly references: readonly Reference[];
  /** Calls of functions without a schema, which are the server's own. */
  readonly calls: readonly Call[];
  readonly writes: readonly Write[];
}

export interface Call {
  readonly token: CodeToken;
  readonly scope: Scope;
}

interface Frame {
  scope: Scope;
  /** Where its parentheses close. */
  readonly close: number;
  /** Whether it is a query of its own and not merely a part of one in parentheses. */
  readonly owns: boolean;
  /** What the parentheses stand for; it is complete only behind them. */
  readonly source: Source | undefined;
  clause: 'none' | 'from' | 'on';
  /** Whether a source comes next. */
  expecting: boolean;
}

const endsFrom = new Set(
  'WHERE GROUP ORDER HAVING OPTION WINDOW SET OUTPUT SELECT FOR INTO VALUES UNION EXCEPT INTERSECT'.split(
    ' ',
  ),
);
const setOperators = new Set(['UNION', 'EXCEPT', 'INTERSECT']);
/** Statements with a query of their own; of the others, only what stands in parentheses is one. */
const queryVerbs = new Set('SELECT INSERT UPDATE DELETE MERGE WITH DECLARE SET'.split(' '));
const mains = new Set(['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'MERGE', 'TRUNCATE']);

/** Reads a statement, every query in it, and what they name. A loop and no recursion: text may nest at will. */
export function readQueries(code: Code, { from, to }: Range): Queries {
  return new QueryReader(code, from, to).read();
}

class QueryReader {
  readonly #code: Code;
  readonly #from: number;
  readonly #to: number;
  readonly #expressions: Set<string>;
  readonly #main: number;
  readonly #sources: Source[] = [];
  readonly #references: Reference[] = [];
  readonly #calls: Call[] = [];
  readonly #writes: Write[] = [];
  readonly #scope = new Scope();
  readonly #frames: Frame[];

  constructor(code: Code, from: number, to: number) {
    this.#code = code;
    this.#from = from;
    this.#to = to;
    this.#expressions = new Set();
    this.#main = code.word(from) === 'WITH' ? this.#passExpressions(from + 1) : from;
    this.#frames = [this.#frame(this.#scope, to, queryVerbs.has(code.word(from)))];
  }

  read(): Queries {
    const code = this.#code;
    let at = this.#from;
    while (at < this.#to) {
      const frame = this.#top();
      if (at >= frame.close && this.#frames.length > 1) at = this.#leave(frame);
      else if (at === this.#main) at = this.#begin(at);
      else if (code.word(at) === '(') at = this.#enter(at, frame);
      else at = this.#token(at, frame);
    }
    while (this.#frames.length > 1) this.#leave(this.#top());
    return {
      ...{ scope: this.#scope, sources: this.#sources, references: this.#references },
      ...{ calls: this.#calls, writes: this.#writes },
    };
  }

  /** Names the common table expressions, and gives the index of the statement that uses them. */
  #passExpressions(from: number): number {
    const code = this.#code;
    let at = from;
    while (at < this.#to && !mains.has(code.word(at))) {
      const { name } = code.at(at);
      const before = code.word(at - 1);
      if (name !== undefined && (at === from || before === ',')) this.#expressions.add(name.toLowerCase());
      at = code.word(at) === '(' ? code.closing(at) + 1 : at + 1;
    }
    return at;
  }

  #frame(scope: Scope, close: number, owns: boolean, source?: Source): Frame {
    return { scope, close, owns, source, clause: 'none', expecting: false };
  }

  #top(): Frame {
    return this.#frames.at(-1) as Frame;
  }

  #begin(at: number): number {
    const { scope } = this.#top();
    const { write, next } = readPrelude(this.#code, at, this.#to, scope);
    if (write !== undefined) {
      this.#writes.push(write);
      if (write.kind === 'update') {
        const set = this.#find('SET', next);
        if (set < this.#to) write.assignments.push(...readSet(this.#code, set + 1, this.#to));
      }
      const alone = write.kind === 'update' || write.kind === 'delete';
      if (alone && this.#find('FROM', next) >= this.#to) scope.sources.push(this.#ownSource(write.target));
    }
    return Math.max(next, at + 1);
  }

  /** A target without a FROM clause is what its columns are qualified by. */
  #ownSource(target: ObjectName): Source {
    const last = (target.parts.at(-1) ?? '').toLowerCase();
    if (target.parts.length === 1 && this.#expressions.has(last))
      return { ...derived(target.token), binding: last };
    return { name: target, binding: last, key: objectKey(target), token: target.token };
  }

  #find(word: string, from: number): number {
    const code = this.#code;
    let at = from;
    while (at < this.#to && (code.word(at) !== word || isDistinctFrom(code, at))) {
      at = code.word(at) === '(' ? code.closing(at) + 1 : at + 1;
    }
    return Math.min(at, this.#to);
  }

  #enter(at: number, frame: Frame): number {
    const code = this.#code;
    const close = Math.min(code.closing(at), this.#to);
    const first = code.word(at + 1);
    const isQuery = first === 'SELECT' || first === 'WITH';
    if (frame.expecting) {
      frame.expecting = false;
      const joined = !isQuery && first !== 'VALUES' && first !== '(';
      const source = joined ? undefined : derived(code.at(at));
      const inner = this.#frame(isQuery ? new Scope(frame.scope) : frame.scope, close, isQuery, source);
      inner.clause = joined ? 'from' : 'none';
      inner.expecting = joined;
      this.#frames.push(inner);
      return at + 1;
    }
    const inner = this.#frame(isQuery ? new Scope(frame.scope) : frame.scope, close, isQuery);
    inner.clause = isQuery ? 'none' : frame.clause;
    this.#frames.push(inner);
    return at + 1;
  }

  #leave(frame: Frame): number {
    this.#frames.pop();
    const behind = frame.close + 1;
    if (frame.source === undefined) return behind;
    this.#top().scope.sources.push(frame.source);
    return finishSource(this.#code, frame.source, behind);
  }

  #token(at: number, frame: Frame): number {
    const code = this.#code;
    const word = code.word(at);
    if (frame.expecting) return this.#source(at, frame);
    if (frame.owns && setOperators.has(word)) {
      frame.scope = new Scope(frame.scope.parent);
      frame.clause = 'none';
      return at + 1;
    }
    switch (word) {
      case 'FROM':
        if (frame.owns && !isDistinctFrom(code, at)) this.#expect(frame);
        return at + 1;
      case 'USING':
        if (frame.owns && this.#writes[0]?.kind === 'merge') this.#expect(frame);
        return at + 1;
      case 'JOIN':
      case 'APPLY':
        if (frame.owns || frame.clause !== 'none') this.#expect(frame);
        return at + 1;
      case ',':
        if (frame.owns && frame.clause !== 'none') this.#expect(frame);
        return at + 1;
      case 'ON':
        if (frame.clause === 'from') frame.clause = 'on';
        return at + 1;
      case 'PIVOT':
      case 'UNPIVOT':
        return frame.clause === 'none' ? at + 1 : this.#pivot(at, frame);
      case 'INTO':
        return frame.owns ? this.#selectInto(at, frame) : at + 1;
      default:
        if (frame.owns && endsFrom.has(word)) frame.clause = 'none';
        return this.#name(at, frame);
    }
  }

  #expect(frame: Frame): void {
    frame.clause = 'from';
    frame.expecting = true;
  }

  #source(at: number, frame: Frame): number {
    const code = this.#code;
    frame.expecting = false;
    const head = readSourceHead(code, at, this.#expressions);
    if (head === undefined) return at + 1;
    this.#sources.push(head.source);
    if (!head.called) {
      frame.scope.sources.push(head.source);
      return finishSource(code, head.source, head.next);
    }
    if (head.source.name !== undefined) this.#refer(head.source.name, frame, true);
    const close = Math.min(code.closing(head.next), this.#to);
    this.#frames.push({ ...this.#frame(frame.scope, close, false), source: head.source });
    return head.next + 1;
  }

  #pivot(at: number, frame: Frame): number {
    const source = derived(this.#code.at(at));
    if (this.#code.word(at + 1) !== '(') return at + 1;
    const { alias, next } = readAlias(this.#code, this.#code.closing(at + 1) + 1);
    source.binding = alias?.toLowerCase();
    frame.scope.sources.push(source);
    return next;
  }

  #selectInto(at: number, frame: Frame): number {
    const target = readName(this.#code, at + 1);
    // The INTO of an OUTPUT clause fills a table that is there.
    const creates = this.#code.word(this.#main) === 'SELECT' && this.#writes.length === 0;
    if (target === undefined) return at + 1;
    if (creates) {
      this.#writes.push({ kind: 'select-into', target, scope: frame.scope, assignments: [] });
    }
    return target.next;
  }

  #name(at: number, frame: Frame): number {
    const code = this.#code;
    const token = code.at(at);
    if (token.name === undefined) return at + 1;
    if (code.word(at + 1) !== '.') {
      if (token.kind === 'word' && code.word(at + 1) === '(') this.#calls.push({ token, scope: frame.scope });
      return at + 1;
    }
    const name = readName(code, at);
    if (name === undefined) return at + 1;
    if (!token.text.startsWith('@')) this.#refer(name, frame, code.word(name.next) === '(');
    return name.next;
  }

  #refer(name: ObjectName, frame: Frame, called: boolean): void {
    const inJoin = frame.clause === 'on';
    this.#references.push({ name, scope: frame.scope, called, inJoin });
  }
}
