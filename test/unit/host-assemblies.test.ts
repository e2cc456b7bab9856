import { describe, expect, it } from 'vitest';
import { hostAssemblyChecks } from '../../src/verify/host-assemblies.ts';

describe('an assembly that the server has from its own framework folder', () => {
  it('is asked for once, by a query that gives a row when it is missing', () => {
    const checks = hostAssemblyChecks([
      { registeredOnHost: ['System.Runtime.Serialization', "O'Brien"] },
      { registeredOnHost: ['System.Runtime.Serialization'] },
    ]);
    expect(checks).toHaveLength(2);
    expect(checks[1]).toEqual({
      ...{ kind: 'sql', checkClass: 'read' },
      id: "assembly System.Runtime.Serialization is registered from the server's framework folder",
      text: "SELECT N'System.Runtime.Serialization' AS [missing] WHERE NOT EXISTS (SELECT 1 FROM sys.assemblies WHERE [name] = N'System.Runtime.Serialization');",
    });
    expect(checks[0]?.text).toContain("N'O''Brien'");
  });
});
