-- Equal bytes are one atom, one tensor value, one cached answer: what keeps them so is a unique index on the hash.
SELECT [expected].[TableName], [expected].[IndexName], [i].[is_unique]
FROM (VALUES
    (N'dbo.Atoms', N'UX_Atoms_ContentHash_TenantId'),
    (N'dbo.TensorAtoms', N'UX_TensorAtoms_ContentHash_TenantId'),
    (N'dbo.InferenceCache', N'UX_InferenceCache_InputHash'),
    (N'dbo.CachedActivations', N'UQ_CachedActivations_LayerId_InputHash'),
    (N'dbo.ApiKeys', N'UQ_ApiKeys_KeyHash')
) AS [expected] ([TableName], [IndexName])
LEFT JOIN [sys].[indexes] AS [i]
    ON [i].[object_id] = OBJECT_ID([expected].[TableName])
   AND [i].[name] = [expected].[IndexName] COLLATE DATABASE_DEFAULT
WHERE [i].[object_id] IS NULL
   OR [i].[is_unique] = 0;
