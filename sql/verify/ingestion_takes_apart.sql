-- class: rolled-back
-- An atom is stored once, its text taken apart into tokens that are counted, its embedding put into space, and found
-- again there.
DECLARE @text    NVARCHAR (MAX) = N'check 7f3a the cat and the dog',
        @content VARBINARY (MAX),
        @atom    BIGINT,
        @again   BIGINT,
        @known   BIT,
        @vector  VARBINARY (8000);
DECLARE @counts TABLE ([Tokens] INT);
DECLARE @found TABLE ([AtomId] BIGINT, [Modality] NVARCHAR (64), [CanonicalText] NVARCHAR (MAX), [Distance] FLOAT);
DECLARE @failures TABLE ([What] NVARCHAR (100) NOT NULL, [Found] NVARCHAR (100) NULL);
DECLARE @json NVARCHAR (MAX);

SET @content = CAST(@text AS VARBINARY (MAX));
EXECUTE [dbo].[sp_InitializeSpatialAnchors];
INSERT INTO @failures SELECT N'sp_InitializeSpatialAnchors', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[SpatialProjectionAnchors] WHERE [AnchorVector] IS NOT NULL HAVING COUNT(*) <> 3;

EXECUTE [dbo].[sp_IngestAtom] @Content = @content, @ContentType = N'text/plain', @TenantId = 0, @GenerateEmbedding = 1, @AtomId = @atom OUTPUT, @CanonicalText = @text, @WasKnown = @known OUTPUT;
INSERT INTO @failures SELECT N'sp_IngestAtom, new', NULL WHERE @atom IS NULL OR @known <> 0;
EXECUTE [dbo].[sp_IngestAtom] @Content = @content, @ContentType = N'text/plain', @TenantId = 0, @AtomId = @again OUTPUT, @CanonicalText = @text, @WasKnown = @known OUTPUT;
INSERT INTO @failures SELECT N'sp_IngestAtom, again', NULL WHERE @again <> @atom OR @known <> 1;
INSERT INTO @failures SELECT N'fn_AtomByContent', NULL WHERE NOT EXISTS (SELECT 1 FROM [dbo].[fn_AtomByContent](0, @content) AS [a] WHERE [a].[AtomId] = @atom);
INSERT INTO @failures SELECT N'fn_AtomContent', NULL WHERE NOT EXISTS (SELECT 1 FROM [dbo].[fn_AtomContent](0, @atom) AS [a] WHERE [a].[Content] = @content);
INSERT INTO @failures SELECT N'another tenant sees it', NULL WHERE EXISTS (SELECT 1 FROM [dbo].[fn_AtomContent](2000000002, @atom) AS [a]);

INSERT INTO @counts EXECUTE [dbo].[sp_AtomizeText] 0, @atom;
INSERT INTO @failures SELECT N'sp_AtomizeText', CAST([Tokens] AS NVARCHAR (40)) FROM @counts WHERE [Tokens] <> 7;
INSERT INTO @failures SELECT N'fn_AtomTokens', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_AtomTokens](0, @atom) AS [t] WHERE [t].[TokenText] = N'the' HAVING COUNT(*) <> 2;

EXECUTE [dbo].[sp_TextToEmbedding] @text, @vector OUTPUT;
INSERT INTO @failures SELECT N'sp_TextToEmbedding', CAST([dbo].[clr_VectorNorm](@vector) AS NVARCHAR (40)) WHERE ISNULL(ABS([dbo].[clr_VectorNorm](@vector) - 1), 1) > 0.00001;

SET @json = [dbo].[clr_BytesToFloatArrayJson](@vector);
INSERT INTO @found EXECUTE [dbo].[sp_SemanticSearch] @query_embedding = @json, @query_dimension = 1998, @top_k = 1;
INSERT INTO @failures SELECT N'sp_SemanticSearch', CAST(MAX([AtomId]) AS NVARCHAR (40)) FROM @found HAVING ISNULL(MAX([AtomId]), 0) <> @atom OR MAX(ABS([Distance])) > 0.0001;

INSERT INTO @failures SELECT N'fn_ProjectEmbedding', NULL WHERE [dbo].[fn_ProjectEmbedding]([dbo].[fn_BytesToVector](@vector)) IS NULL;

UPDATE [dbo].[Atoms] SET [Metadata] = N'{"check":true}' WHERE [AtomId] = @atom;
-- Both states began in this transaction: the older lasted no time, and FOR SYSTEM_TIME does not show such.
INSERT INTO @failures SELECT N'fn_AtomVersions', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_AtomVersions](0, @atom) AS [v] HAVING COUNT(*) < 1;

SELECT [What], [Found] FROM @failures;
