import { createCA, createCert } from 'mkcert';

/** A certificate authority of the test's own, and certificates that it signed. */
export interface Authority {
  /** In PEM. */
  readonly cert: string;
  issue(...names: readonly string[]): Promise<{ readonly key: string; readonly cert: string }>;
}

export async function certificateAuthority(): Promise<Authority> {
  const ca = await createCA({
    organization: 'Tests',
    countryCode: 'DE',
    state: 'Tests',
    locality: 'Tests',
    validity: 2,
  });
  return {
    cert: ca.cert,
    issue: async (...names) => createCert({ ca, domains: [...names], validity: 2 }),
  };
}
