import { describe, expect, it } from 'vitest';
import { himdsOf, keyFileOf } from '../../../src/adapters/keyvault/himds.ts';

const linux = himdsOf('linux').tokens;
const windows = himdsOf('win32', 'C:\\ProgramData').tokens;

describe('the key file that a challenge of the Arc agent names', () => {
  it.each([
    [linux, '/var/opt/azcmagent/tokens/1a2b-3c.key'],
    [windows, 'C:\\ProgramData\\AzureConnectedMachineAgent\\Tokens\\1a2b.key'],
    [windows, 'c:\\programdata\\azureconnectedmachineagent\\tokens\\1a2b.key'],
  ])('in %s may be %s', (tokens, file) => {
    expect(keyFileOf(`Basic realm=${file}`, tokens).toLowerCase()).toBe(file.toLowerCase());
  });

  it.each([
    [linux, '/var/opt/azcmagent/tokens/../secret.key'],
    [linux, '/var/opt/azcmagent/Tokens/a.key'],
    [linux, 'tokens/a.key'],
    [linux, '/var/opt/azcmagent/tokens/..key'],
    [linux, '/var/opt/azcmagent/tokens/a.key\u0000.txt'],
    [windows, '\\\\host\\share\\a.key'],
    [windows, 'C:\\ProgramData\\AzureConnectedMachineAgent\\Tokens\\..\\a.key'],
    [windows, 'C:\\ProgramData\\AzureConnectedMachineAgent\\Tokens\\a.key:stream'],
    [windows, 'D:\\ProgramData\\AzureConnectedMachineAgent\\Tokens\\a.key'],
  ])('in %s may not be %s', (tokens, file) => {
    expect(() => keyFileOf(`Basic realm=${file}`, tokens)).toThrow(/is no key file in/);
  });
});
