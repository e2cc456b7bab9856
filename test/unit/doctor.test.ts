import { describe, expect, it } from 'vitest';
import { diskSpace } from '../../src/engine/doctor/folders.ts';
import { nodeVersion } from '../../src/engine/doctor/runtimes.ts';

const mebibyte = 2 ** 20;

describe('what doctor says', () => {
  it.each([
    ['18.20.4', 'missing'],
    ['20.0.0', 'ok'],
    ['24.1.0', 'ok'],
  ])('of Node.js %s is %s', (version, outcome) => {
    expect(nodeVersion(version)).toMatchObject({ outcome, found: version });
  });

  it.each([
    ['too little', 255 * mebibyte, 'missing', '0.2 GiB free for build'],
    ['enough', 256 * mebibyte, 'ok', '0.3 GiB free for build'],
  ])('of a disk with %s room', async (_, free, outcome, found) => {
    expect(await diskSpace('build', async () => free)).toMatchObject({ outcome, found });
  });

  it('of a disk that it may not ask is what the system says', async () => {
    const refused = async () =>
      Promise.reject(Object.assign(new Error('no'), { code: 'EACCES', path: '/x' }));
    expect(await diskSpace('build', refused)).toMatchObject({
      outcome: 'missing',
      found: '/x cannot be used: access is denied (EACCES).',
    });
  });
});
