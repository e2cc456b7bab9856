import { type Answer, type Asked, Service } from './http.ts';
import { token } from './jwt.ts';

/** What a CI platform gives a job to ask for assertions with. */
abstract class Assertions extends Service {
  /** Every assertion that was given, in order. */
  readonly given: string[] = [];
  readonly bearer: string;

  constructor(bearer: string, answer: (asked: Asked, self: Assertions) => Answer) {
    super((asked) => answer(asked, this));
    this.bearer = bearer;
  }

  assert(subject: string): string {
    const made = token(
      { iss: `https://issuer/${this.constructor.name}`, sub: subject, jti: this.given.length + 1 },
      `assertion ${this.given.length + 1}`,
    );
    this.given.push(made);
    return made;
  }
}

export const gitHubUrl = 'https://run.actions.githubusercontent.com/idtoken?api-version=2.0';
export const pipelinesUrl = 'https://vstoken.dev.azure.com/oidctoken';
export const serviceConnection = '44444444-4444-4444-8444-444444444444';

/** GitHub's token service, as ACTIONS_ID_TOKEN_REQUEST_URL names it. */
export class GitHubTokens extends Assertions {
  constructor(bearer: string, subject: string) {
    super(bearer, ({ method, headers, query }, self) => {
      if (headers.authorization !== `Bearer ${bearer}`) return { status: 401, body: { message: 'no' } };
      const right =
        method === 'GET' &&
        query.get('api-version') === '2.0' &&
        query.get('audience') === 'api://AzureADTokenExchange';
      return right ? { status: 200, body: { count: 1, value: self.assert(subject) } } : { status: 400 };
    });
  }
}

/** Azure Pipelines' token service: without the header that suppresses it, a bad token is sent to a page to sign in at. */
export class PipelinesTokens extends Assertions {
  constructor(bearer: string, subject: string) {
    super(bearer, ({ method, headers, query }, self) => {
      if (headers['x-tfs-fedauthredirect'] !== 'Suppress')
        return { status: 302, headers: { Location: 'https://signin' } };
      if (headers.authorization !== `Bearer ${bearer}`) return { status: 401 };
      const right =
        method === 'POST' &&
        query.get('api-version') === '7.1' &&
        query.get('serviceConnectionId') === serviceConnection;
      return right
        ? { status: 200, body: { oidcToken: self.assert(subject) } }
        : { status: 404, body: { message: 'no connection' } };
    });
  }
}
