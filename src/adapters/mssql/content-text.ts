/** What the ledger keeps bytes of. */
export type ContentKind = 'bundle' | 'model';

export const hasContentText = `SELECT CASE WHEN EXISTS (SELECT 1 FROM [deploy].[Content] WHERE [Kind] = @kind AND [Digest] = @digest) THEN 1 ELSE 0 END AS [present];`;

export const readContentText = `IF OBJECT_ID(N'[deploy].[Content]') IS NOT NULL
    SELECT [Path], [Bytes] FROM [deploy].[Content] WHERE [Kind] = @kind AND [Digest] = @digest;`;

/** Parameters @kind and @digest, and a path and bytes for each of that many files. */
export function addContentText(files: number): string {
  const rows = Array.from({ length: files }, (_, index) => `(@kind, @digest, @path${index}, @bytes${index})`);
  return `INSERT INTO [deploy].[Content] ([Kind], [Digest], [Path], [Bytes]) VALUES\n    ${rows.join(',\n    ')};`;
}

/** The digests of what is to be kept come from the ledger itself: 64 hexadecimal digits each. */
export function pruneContentText(kind: ContentKind, keep: readonly string[]): string {
  const but = keep.length === 0 ? '' : ` AND [Digest] NOT IN (${keep.map((one) => `'${one}'`).join(', ')})`;
  return `DELETE FROM [deploy].[Content] WHERE [Kind] = '${kind}'${but};`;
}
