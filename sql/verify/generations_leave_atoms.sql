-- class: rolled-back
-- What is made of a prompt becomes an atom of its size, and text the best of its attempts.
DECLARE @made     TABLE ([GenerationId] BIGINT, [AtomId] BIGINT);
DECLARE @text     TABLE ([GenerationId] BIGINT, [Text] NVARCHAR (MAX));
DECLARE @atoms    TABLE ([InferenceId] BIGINT, [AtomId] BIGINT, [Score] FLOAT, [ModelCount] INT);
DECLARE @failures TABLE ([What] NVARCHAR (100) NOT NULL, [Found] NVARCHAR (100) NULL);

EXECUTE [dbo].[sp_CreateTenant] 2000000009, N'check-generation';

INSERT INTO @made EXECUTE [dbo].[sp_GenerateImage] @prompt = N'check', @width = 32, @height = 16, @patchSize = 8, @TenantId = 2000000009;
INSERT INTO @failures
SELECT N'sp_GenerateImage', CAST([p].[SizeBytes] AS NVARCHAR (40))
FROM @made AS [m]
LEFT JOIN [dbo].[AtomPayloadStore] AS [p] ON [p].[AtomId] = [m].[AtomId]
WHERE [p].[SizeBytes] IS NULL OR [p].[SizeBytes] <> 512;

DELETE FROM @made;
INSERT INTO @made EXECUTE [dbo].[sp_GenerateVideo] @prompt = N'check', @frameCount = 3, @width = 32, @height = 16, @TenantId = 2000000009;
INSERT INTO @failures
SELECT N'sp_GenerateVideo', CAST(COUNT([v].[FrameIndex]) AS NVARCHAR (40))
FROM @made AS [m]
LEFT JOIN [dbo].[VideoFrames] AS [v] ON [v].[AtomId] = [m].[AtomId]
HAVING COUNT([v].[FrameIndex]) <> 3;

INSERT INTO @text EXECUTE [dbo].[sp_GenerateText] @prompt = N'a b c a b c a', @max_tokens = 4, @top_k = 2, @TenantId = 2000000009;
INSERT INTO @failures SELECT N'sp_GenerateText', LEFT(MAX([Text]), 100) FROM @text HAVING MAX([Text]) IS NULL;
INSERT INTO @failures
SELECT N'GenerationAttempts', CAST(COUNT(*) AS NVARCHAR (40))
FROM [dbo].[GenerationAttempts]
WHERE [TenantId] = 2000000009
  AND [IsAccepted] = 1
HAVING COUNT(*) <> 1;

-- Whatever comes back is the tenant's own.
INSERT INTO @atoms EXECUTE [dbo].[sp_EnsembleInference] @TenantId = 2000000009, @InputData = N'a b c', @TopK = 5;
INSERT INTO @failures
SELECT N'sp_EnsembleInference', CAST(COUNT(*) AS NVARCHAR (40))
FROM @atoms AS [x]
LEFT JOIN [dbo].[Atoms] AS [a]
    ON [a].[AtomId] = [x].[AtomId]
   AND [a].[TenantId] = 2000000009
WHERE [a].[AtomId] IS NULL
HAVING COUNT(*) <> 0;

SELECT [What], [Found] FROM @failures;
