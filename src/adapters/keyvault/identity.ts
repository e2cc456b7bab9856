import type { Secret } from '../../errors/secret.ts';

interface Application {
  readonly tenant: string;
  readonly client: string;
}

/** One of the ways to sign in, with all that it needs. */
export type Identity =
  /** The token service that GitHub gives a job with `id-token: write`. */
  | (Application & {
      readonly kind: 'github-oidc';
      readonly requestUrl: string;
      readonly requestToken: Secret;
    })
  | (Application & {
      readonly kind: 'azure-pipelines';
      readonly serviceConnection: string;
      readonly requestUrl: string;
      readonly accessToken: Secret;
    })
  | (Application & { readonly kind: 'service-principal'; readonly secret: Secret })
  /** PEM with the certificate and its private key. */
  | (Application & { readonly kind: 'service-principal'; readonly certificate: Secret })
  /** The system-assigned identity of an Arc-enabled server; whom it must be, if that is known. */
  | ({ readonly kind: 'arc' } & Partial<Application>)
  /** The identity of an Azure resource; `client` chooses a user-assigned one. */
  | ({ readonly kind: 'managed-identity' } & Partial<Application>)
  | { readonly kind: 'azure-cli'; readonly tenant?: string };

/** Whom tokens must name, as far as that was said. */
export type Expected = Partial<Application>;

export function expectedOf(identity: Identity): Expected {
  const { tenant, client } = { tenant: undefined, client: undefined, ...identity };
  return { ...(tenant === undefined ? {} : { tenant }), ...(client === undefined ? {} : { client }) };
}
