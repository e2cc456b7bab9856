import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/errors/secret.ts';

function registered(value: string): readonly string[] {
  const forms: string[] = [];
  new Secret(value, (form) => forms.push(form));
  return forms;
}

describe('a secret', () => {
  const secret = new Secret('p@ss word', () => undefined);

  it.each<[string, string]>([
    ['as text', String(secret)],
    ['in a template', `${secret}`],
    ['as JSON', JSON.parse(JSON.stringify(secret)) as string],
    ['under inspection', inspect(secret, { showHidden: true })],
    ['inside an object under inspection', inspect({ secret }).replace(/[{} ]|secret:/g, '')],
  ])('is *** %s', (_, shown) => {
    expect(shown).toBe('***');
  });

  it('is revealed where it is asked for by name', () => {
    expect(secret.reveal()).toBe('p@ss word');
  });

  it('registers what a log could hold of it', () => {
    expect(registered('p@ss word')).toEqual(['p@ss word', 'p%40ss%20word', 'cEBzcyB3b3Jk']);
  });

  it('registers each of its lines in every form, and no blank one', () => {
    const forms = registered('-----BEGIN KEY-----\r\nab/c==\n\n-----END KEY-----\n');
    for (const line of ['-----BEGIN KEY-----', 'ab/c==', '-----END KEY-----']) {
      expect(forms).toContain(line);
      expect(forms).toContain(encodeURIComponent(line));
      expect(forms).toContain(Buffer.from(line).toString('base64'));
    }
    expect(forms.every((form) => form.trim() !== '')).toBe(true);
  });
});
