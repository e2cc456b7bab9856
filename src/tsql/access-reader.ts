import type { SourcePlace } from '../errors/deploy-error.ts';
import { type AccessFact, type PlacedFact, type SecurableClass, securableClasses } from './access-fact.ts';
import { type Token, tokensOf } from './lexer.ts';

/** What is wrong with a declaration, where. */
export interface AccessFault {
  readonly text: string;
  readonly place: SourcePlace;
}

export interface AccessDeclaration {
  readonly facts: readonly PlacedFact[];
  readonly faults: readonly AccessFault[];
}

const forms =
  'CREATE ROLE, CREATE USER … WITHOUT LOGIN, GRANT, DENY and ALTER ROLE … ADD MEMBER, each ended by a semicolon';

/**
 * Reads a declaration of access: nothing but the statements that say who may do what. A REVOKE is refused because
 * the declaration is complete: what it does not grant is revoked. Every fault is found in one reading. Never throws.
 */
export function readAccess(text: string, file: string): AccessDeclaration {
  const facts: PlacedFact[] = [];
  const faults: AccessFault[] = [];
  for (const statement of statementsOf(text)) {
    const first = statement[0] as Token;
    const place = { file, line: first.line, column: first.column };
    try {
      facts.push(...new StatementReader(statement).facts().map((fact) => ({ fact, place })));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const { line, column } = error.token ?? first;
      faults.push({ text: error.message, place: { file, line, column } });
    }
  }
  return { facts, faults };
}

/** The significant tokens between semicolons. */
function statementsOf(text: string): readonly (readonly Token[])[] {
  const statements: Token[][] = [[]];
  for (const token of tokensOf(text)) {
    if (token.kind === 'space' || token.kind.endsWith('comment')) continue;
    if (token.text === ';') statements.push([]);
    else statements.at(-1)?.push(token);
  }
  return statements.filter((statement) => statement.length > 0);
}

class Unreadable extends Error {
  constructor(
    message: string,
    readonly token: Token | undefined,
  ) {
    super(message);
  }
}

class StatementReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  facts(): readonly AccessFact[] {
    const facts = this.#statement();
    const rest = this.#tokens[this.#at];
    if (rest !== undefined) throw new Unreadable(`'${rest.text}' is not expected here: ${forms}.`, rest);
    return facts;
  }

  #statement(): readonly AccessFact[] {
    if (this.#takes('GRANT')) return this.#permissions('GRANT');
    if (this.#takes('DENY')) return this.#permissions('DENY');
    if (this.#takes('CREATE', 'ROLE')) return [this.#role()];
    if (this.#takes('CREATE', 'USER')) return [this.#user()];
    if (this.#takes('ALTER', 'ROLE')) {
      const role = this.#name();
      this.#expect('ADD', 'MEMBER');
      return [{ kind: 'member', role, member: this.#name() }];
    }
    const first = this.#tokens[0];
    if (this.#takes('REVOKE'))
      throw new Unreadable(
        'Nothing is revoked here: take the GRANT away, and a deployment revokes it.',
        first,
      );
    throw new Unreadable(`'${first?.text}' declares no access: a file holds ${forms}.`, first);
  }

  /** Roles are dbo's, said or not: a role belongs to nobody who might leave. */
  #role(): AccessFact {
    const role = this.#name();
    const owner = this.#next();
    if (this.#takes('AUTHORIZATION') && this.#name().toLowerCase() !== 'dbo')
      throw new Unreadable('A declared role is owned by dbo.', owner);
    return { kind: 'role', role };
  }

  #user(): AccessFact {
    const user = this.#name();
    if (!this.#takes('WITHOUT', 'LOGIN')) {
      const reason = 'A login belongs to a server and no source: declare WITHOUT LOGIN';
      throw new Unreadable(`${reason}, or let the server's administrator add a user.`, this.#next());
    }
    return { kind: 'user', user };
  }

  #permissions(verb: 'GRANT' | 'DENY'): readonly AccessFact[] {
    const permissions: string[] = [];
    do permissions.push(this.#permission());
    while (this.#takesSymbol(','));
    const on = this.#takes('ON') ? this.#securable() : null;
    this.#expect('TO');
    const to = this.#name();
    return permissions.map((permission) => ({ kind: 'permission', verb, permission, on, to }));
  }

  /** The words of a permission; columns have no place in a declaration that is for whole objects. */
  #permission(): string {
    const words: string[] = [];
    for (let token = this.#next(); token?.kind === 'word'; token = this.#next()) {
      const word = token.text.toUpperCase();
      if (word === 'ON' || word === 'TO') break;
      words.push(word);
      this.#at++;
    }
    if (words.length === 0 || this.#next()?.text === '(')
      throw new Unreadable('A permission is expected here, without columns.', this.#next());
    return words.join(' ');
  }

  /** `SCHEMA::[dbo]`; a name without a class is that of an object. */
  #securable(): Extract<AccessFact, { kind: 'permission' }>['on'] {
    const start = this.#at;
    const words = this.#words();
    if (words !== '' && this.#takesSymbol(':')) {
      this.#takesSymbol(':');
      const known = securableClasses.find((name): name is SecurableClass => name === words);
      if (known === undefined)
        throw new Unreadable(`'${words}' is none of ${securableClasses.join(', ')}.`, this.#tokens[start]);
      return { class: known, name: this.#names() };
    }
    this.#at = start;
    return { class: 'OBJECT', name: this.#names() };
  }

  #words(): string {
    const words: string[] = [];
    for (let token = this.#next(); token?.kind === 'word'; token = this.#next()) {
      words.push(token.text.toUpperCase());
      this.#at++;
    }
    return words.join(' ');
  }

  #names(): readonly string[] {
    const names = [this.#name()];
    while (this.#takesSymbol('.')) names.push(this.#name());
    return names;
  }

  #name(): string {
    const token = this.#next();
    this.#at++;
    if (token?.kind === 'word') return token.text;
    if (token?.kind === 'bracketed') return token.text.slice(1, -1).replaceAll(']]', ']');
    if (token?.kind === 'quoted') return token.text.slice(1, -1).replaceAll('""', '"');
    throw new Unreadable('A name is expected here.', token);
  }

  #expect(...words: readonly string[]): void {
    if (!this.#takes(...words)) throw new Unreadable(`${words.join(' ')} is expected here.`, this.#next());
  }

  #takes(...words: readonly string[]): boolean {
    const found = words.every((word, index) => {
      const token = this.#tokens[this.#at + index];
      return token?.kind === 'word' && token.text.toUpperCase() === word;
    });
    if (found) this.#at += words.length;
    return found;
  }

  /** How many colons a symbol token holds is the lexer's affair. */
  #takesSymbol(symbol: string): boolean {
    const token = this.#next();
    if (token?.kind !== 'symbol' || !token.text.startsWith(symbol)) return false;
    this.#at++;
    return true;
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at];
  }
}
