/**
 * What to do about errors of the server that people meet, by their numbers:
 * https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors
 */
const remedies: Readonly<Record<number, string>> = {
  229: 'Grant the deploying login what the message names; db_owner of the database has it.',
  230: 'Grant the deploying login what the message names; db_owner of the database has it.',
  262: 'Grant the deploying login what the message names; db_owner of the database has it.',
  297: 'Grant the deploying login what the step needs; steps of the kind server need a right on the whole server.',
  574: 'Have the step planned outside of a transaction: the server refuses its statement inside of one.',
  1088: 'Check that the object exists, and that the deploying login may alter it.',
  1105: 'Make room in the filegroup that the message names, and apply the same plan again.',
  1205: 'Apply the same plan again when less is going on: other sessions and the step locked each other out each time.',
  1222: 'Apply the same plan again once the session that holds the lock has ended.',
  1934: 'Look for a logon trigger or a default of the server that changes SET options of sessions.',
  2714: 'Something else made an object of that name: drop or rename it, and apply the same plan again.',
  4060: 'Check the name of the database, and that the login is a user in it.',
  6218: 'Build the assembly without unsafe code: what is SAFE must be verifiable.',
  6265: 'Move the P/Invoke into the extended library, which is UNSAFE: what is SAFE cannot have any.',
  6263: "Set the server's option 'clr enabled' to 1.",
  6285: 'These very bytes are registered under another name: drop that assembly, or use it.',
  6503: "Reference only assemblies of the server's own catalog, or register the missing one first.",
  6544: 'Register assemblies of pure IL only: the server takes no mixed code.',
  9002: 'Make room in the transaction log, by a log backup for instance, and apply the same plan again.',
  10300: 'Register the assembly that the message names first, in the version that is referenced.',
  10314:
    "Trust the assembly's SHA-512 on this server: the list of trusted assemblies is not part of the database.",
  10327:
    "Trust the assembly's SHA-512 on this server: the list of trusted assemblies is not part of the database.",
  10342: 'Deploy without that assembly: SQL Server on Linux loads SAFE ones only, whatever its edition.',
  10343:
    "Trust the assembly's SHA-512 on this server: the list of trusted assemblies is not part of the database.",
  15247: 'Run the steps of the kind server with a login that may change the whole server.',
  15404:
    'Give the database an owner whose account the server can look up, such as sa: ALTER AUTHORIZATION ON DATABASE.',
  18456: 'Check the login, its password or token, and that it is not disabled.',
  18452: 'Choose another kind of login: the server does not trust the domain of this one.',
  18470: 'Have the login enabled.',
  18486: 'Have the login unlocked.',
  18487: "Have the login's password renewed.",
  18488: "Have the login's password renewed.",
  41337: 'Add a filegroup for memory-optimized data, with a container, to the database.',
  41368:
    'Set MEMORY_OPTIMIZED_ELEVATE_TO_SNAPSHOT ON for the database: the step reads a memory-optimized table within a transaction.',
  42204:
    'Give the vector as many numbers as its column has dimensions; the text and the column come from different models.',
  42231: 'Drop the vector index first: while it is there its table cannot be written to.',
};

/** The remedy for the first error that has one. */
export function knownRemedy(numbers: readonly number[]): string | undefined {
  return numbers.map((number) => remedies[number]).find((remedy) => remedy !== undefined);
}

export const knownNumbers: readonly number[] = Object.keys(remedies).map(Number);
