import { tenant } from './entra.ts';
import { type Answer, type Asked, Service } from './http.ts';
import { claimsIn } from './jwt.ts';

/** One version of a secret; times in seconds since 1970, as the vault has them. */
export interface StoredVersion {
  readonly value: string;
  readonly created: number;
  readonly enabled?: boolean;
  readonly exp?: number;
  readonly nbf?: number;
}

export type Refusal = 'role' | 'firewall';

const resource = 'https://vault.azure.net';
/** Versions in one page of a listing; the real one has 25. */
const pageSize = 2;

/** A vault: challenges who comes without a token, keeps versions, and refuses what it was told to refuse. */
export class Vault extends Service {
  readonly host: string;
  /** Name of a secret -> version -> what is kept. */
  readonly secrets = new Map<string, ReadonlyMap<string, StoredVersion>>();
  /** Secrets whose value, or metadata too, nobody may read. */
  readonly hidden = new Map<string, { readonly refusal: Refusal; readonly metadata: boolean }>();
  challenge = `Bearer authorization="https://login.microsoftonline.com/${tenant}", resource="${resource}"`;

  constructor(name: string) {
    super((asked) => this.#respond(asked));
    this.host = `${name}.vault.azure.net`;
  }

  store(name: string, versions: Readonly<Record<string, StoredVersion>>): void {
    this.secrets.set(name, new Map(Object.entries(versions)));
  }

  #respond({ path, headers, query }: Asked): Answer {
    const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
    if (bearer === undefined || claimsIn(bearer)['aud'] !== resource) {
      return { status: 401, headers: { 'WWW-Authenticate': this.challenge } };
    }
    const [, collection, name = '', version = ''] = path.split('/');
    if (collection !== 'secrets' || !query.has('api-version')) return { status: 400 };
    const listing = version === 'versions';
    const hidden = this.hidden.get(name);
    if (hidden !== undefined && (!listing || hidden.metadata)) return forbidden(hidden.refusal);
    const versions = this.secrets.get(name) ?? new Map<string, StoredVersion>();
    return listing
      ? this.#page(name, versions, Number(query.get('$skiptoken') ?? 0))
      : this.#value(name, version, versions);
  }

  /** Of a secret that it does not have, a vault lists no version, and calls that a success. */
  #page(name: string, versions: ReadonlyMap<string, StoredVersion>, from: number): Answer {
    const page = [...versions].slice(from, from + pageSize);
    const value = page.map(([version, stored]) => ({
      id: this.#id(name, version),
      attributes: attributesOf(stored),
    }));
    const next = from + pageSize < versions.size;
    const link = `https://${this.host}/secrets/${name}/versions?api-version=7.6&$skiptoken=${from + pageSize}`;
    return { status: 200, body: { value, nextLink: next ? link : null } };
  }

  #value(name: string, version: string, versions: ReadonlyMap<string, StoredVersion>): Answer {
    const stored = versions.get(version);
    if (stored === undefined) {
      return {
        status: 404,
        body: {
          error: { code: 'SecretNotFound', message: `A secret with (name/id) ${name} was not found.` },
        },
      };
    }
    if (stored.enabled === false) {
      const innererror = { code: 'SecretDisabled' };
      return {
        status: 403,
        body: {
          error: {
            code: 'Forbidden',
            message: 'Operation get is not allowed on a disabled secret.',
            innererror,
          },
        },
      };
    }
    return {
      status: 200,
      body: { value: stored.value, id: this.#id(name, version), attributes: attributesOf(stored) },
    };
  }

  #id(name: string, version: string): string {
    return `https://${this.host}/secrets/${name}/${version}`;
  }
}

function attributesOf({ created, enabled = true, exp, nbf }: StoredVersion) {
  return {
    enabled,
    created,
    updated: created,
    ...(exp === undefined ? {} : { exp }),
    ...(nbf === undefined ? {} : { nbf }),
  };
}

function forbidden(refusal: Refusal): Answer {
  const [inner, message] =
    refusal === 'role'
      ? ['ForbiddenByRbac', 'Caller is not authorized to perform action on resource.']
      : ['ForbiddenByFirewall', "Client address is not authorized and caller isn't a trusted service."];
  return { status: 403, body: { error: { code: 'Forbidden', message, innererror: { code: inner } } } };
}
