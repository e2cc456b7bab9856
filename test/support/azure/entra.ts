import { constants, createPublicKey, createVerify, X509Certificate } from 'node:crypto';
import { type Answer, type Asked, Service } from './http.ts';
import { claimsIn, token } from './jwt.ts';

export const tenant = '11111111-1111-4111-8111-111111111111';
export const client = '22222222-2222-4222-8222-222222222222';
export const principal = '33333333-3333-4333-8333-333333333333';

const host = 'https://login.microsoftonline.com';

/** An application as its registration has it: what it may sign in with. */
export interface Application {
  secret?: string;
  /** PEM. */
  certificate?: string;
  /** Subject of a federated credential. */
  subject?: string;
}

/** Entra's token endpoint: one tenant, one application, and the refusals with their numbers. */
export class Entra extends Service {
  readonly application: Application = {};
  /** Assertions that are no longer valid. */
  readonly expired = new Set<string>();
  /** Seconds that the tokens given from now on live. */
  lifetime = 3600;
  #given = 0;

  constructor() {
    super((asked) => this.#respond(asked));
  }

  /** The tokens that were given: what no artefact may hold. */
  readonly tokens: string[] = [];

  issue(audience: string, appid = client): string {
    const exp = Math.floor(Date.now() / 1000) + this.lifetime;
    const made = token(
      { aud: audience, tid: tenant, appid, oid: principal, exp },
      `signature ${++this.#given}`,
    );
    this.tokens.push(made);
    return made;
  }

  #respond({ path, body }: Asked): Answer {
    if (path.endsWith('/discovery/instance')) {
      return {
        status: 200,
        body: {
          tenant_discovery_endpoint: `${host}/${tenant}/v2.0/.well-known/openid-configuration`,
          metadata: [],
        },
      };
    }
    if (path.endsWith('/openid-configuration')) {
      return {
        status: 200,
        body: {
          issuer: `${host}/${tenant}/v2.0`,
          authorization_endpoint: `${host}/${tenant}/oauth2/v2.0/authorize`,
          token_endpoint: `${host}/${tenant}/oauth2/v2.0/token`,
          jwks_uri: `${host}/${tenant}/discovery/v2.0/keys`,
        },
      };
    }
    const form = new URLSearchParams(body);
    const refusal = this.#refusal(path.split('/')[1] ?? '', form);
    if (refusal !== undefined) {
      return {
        status: refusal === 'AADSTS700016' || refusal === 'AADSTS90002' ? 400 : 401,
        body: {
          error: 'invalid_client',
          error_description: `${refusal}: as the documents tell.`,
          error_codes: [],
        },
      };
    }
    const audience = (form.get('scope')?.split(' ')[0] ?? '').replace(/\/\.default$/, '');
    return {
      status: 200,
      body: { token_type: 'Bearer', expires_in: this.lifetime, access_token: this.issue(audience) },
    };
  }

  #refusal(asked: string, form: URLSearchParams): string | undefined {
    if (asked !== tenant) return 'AADSTS90002';
    if (form.get('client_id') !== client) return 'AADSTS700016';
    const secret = form.get('client_secret');
    if (secret !== null) return secret === this.application.secret ? undefined : 'AADSTS7000215';
    const assertion = form.get('client_assertion') ?? '';
    if (this.expired.has(assertion)) return 'AADSTS700024';
    const claims = claimsIn(assertion);
    if (claims['iss'] === client) return this.#signedBy(assertion) ? undefined : 'AADSTS700027';
    return claims['sub'] === this.application.subject ? undefined : 'AADSTS700213';
  }

  #signedBy(assertion: string): boolean {
    const { certificate } = this.application;
    if (certificate === undefined) return false;
    const [head = '', payload = '', signature = ''] = assertion.split('.');
    const key = {
      key: createPublicKey(
        new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' }),
      ),
    };
    const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString('utf8')) as { alg: string };
    const padding =
      alg === 'PS256'
        ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
        : {};
    return createVerify('sha256')
      .update(`${head}.${payload}`)
      .verify({ ...key, ...padding }, Buffer.from(signature, 'base64url'));
  }
}
