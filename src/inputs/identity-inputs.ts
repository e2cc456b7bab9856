import * as z from 'zod/mini';
import { parseReference } from '../ports/secret-reference.ts';
import { identityKinds } from '../ports/secrets.ts';
import { type Command, define } from './define.ts';

/** Who reads secrets; a command that does is added here. */
const entrusted: readonly Command[] = ['doctor'];

const text = z.string('must be a text').check(z.minLength(1, 'must not be empty'));
const guid = z
  .string('must be a text')
  .check(
    z.regex(
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
      'must be an id such as 01234567-89ab-cdef-0123-456789abcdef',
    ),
  );

/** Who signs in to Entra, and the secrets that lie in vaults. */
export const identityInputs = {
  identity: define({
    help: 'how to sign in to Entra',
    placeholder: 'kind',
    schema: z.enum(identityKinds, `must be one of ${identityKinds.join(', ')}`),
    commands: entrusted,
  }),
  tenant: define({
    help: 'id of the directory that the identity is in',
    placeholder: 'id',
    schema: guid,
    commands: entrusted,
  }),
  client: define({
    help: 'id of the application or managed identity',
    placeholder: 'id',
    schema: guid,
    commands: entrusted,
  }),
  'service-connection': define({
    help: 'id of the service connection of Azure Pipelines',
    placeholder: 'id',
    schema: guid,
    commands: entrusted,
  }),
  'client-secret': define({
    help: 'secret of the service principal',
    placeholder: 'secret',
    schema: text,
    secret: true,
    commands: entrusted,
  }),
  'client-certificate': define({
    help: 'certificate of the service principal with its private key, in PEM',
    placeholder: 'pem',
    schema: text,
    secret: true,
    commands: entrusted,
  }),
  'secret-map': define({
    help: 'the secrets that a deployment uses, each with the vault it lies in; "secrets" in files',
    placeholder: 'NAME=vault/secret[@version]',
    schema: z.record(
      z
        .string()
        .check(
          z.regex(/^[A-Za-z][\w-]{0,127}$/, 'must begin with a letter and hold letters, digits, - and _'),
        ),
      z
        .string('must be a text')
        .check(
          z.refine(
            (text) => parseReference(text) !== undefined,
            'must be vault/secret or vault/secret@version, with 32 hexadecimal digits for the version',
          ),
        ),
      'must be an object of names',
    ),
    pairs: true,
    key: 'secrets',
    commands: entrusted,
  }),
  secrets: define({
    help: 'sign in, and look at every secret of the configuration without reading its value',
    schema: z._default(z.boolean('must be true or false'), false),
    notInFiles: 'it is asked for each time',
    commands: ['doctor'],
  }),
};
