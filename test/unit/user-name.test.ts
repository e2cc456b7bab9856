import { userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { userName } from '../../src/adapters/system/user-name.ts';

describe('the user that a lock names', () => {
  it('is the name of the account', () => {
    expect(userName()).toBe(userInfo().username);
  });

  it('is its number where the system knows no account of it', () => {
    const unknown = () => {
      throw new Error('A system error occurred: uv_os_get_passwd returned ENOENT');
    };
    expect(userName(unknown)).toBe(String(process.getuid?.() ?? 'unknown'));
  });
});
