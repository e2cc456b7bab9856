import type { Library } from '../../src/build/clr-closure.ts';
import type { AssemblyMetadata } from '../../src/ports/clr-runtime.ts';

/** An assembly that any server would take; a test says what is different. */
export function assemblyNamed(name: string, different: Partial<Library> = {}): Library {
  return {
    ...{ name, version: '1.0.0.0', fileVersion: '1.0.0.0', informationalVersion: '1.0.0' },
    ...{ mvid: `mvid of ${name}`, sha512: `sha512 of ${name}`, publicKeyToken: null, origin: 'project' },
    ...{ platform: null, mixedMode: false, deterministic: true, debugPath: null, refusedAttributes: [] },
    ...{
      permissionSet: 'SAFE',
      references: [],
      routines: [],
      unverifiableCode: false,
      unverifiableMethods: [],
    },
    ...{ pinvokes: [], writableStatics: [], finalizers: [], hostProtected: [], registeredOnHost: [] },
    ...different,
  };
}

export function referencing(...names: readonly string[]): Pick<AssemblyMetadata, 'references'> {
  return { references: names.map((name) => ({ name, version: '1.0.0.0', publicKeyToken: null })) };
}
