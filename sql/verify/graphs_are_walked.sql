-- class: rolled-back
-- Entities and atoms that are related are found from either end, atoms also over several steps; concepts know their
-- members, and regions and duplicates what lies in them.
DECLARE @a       BIGINT,
        @b       BIGINT,
        @c       BIGINT,
        @concept BIGINT,
        @one     BIGINT,
        @two     BIGINT,
        @vector  VARBINARY (8000);
DECLARE @path TABLE ([StepNumber] INT, [AtomId] BIGINT, [PathLength] INT, [TotalCost] FLOAT);
DECLARE @failures TABLE ([What] NVARCHAR (100) NOT NULL, [Found] NVARCHAR (100) NULL);

EXECUTE [dbo].[sp_InitializeSpatialAnchors];
EXECUTE [dbo].[sp_CreateTenant] 2000000008, N'check-graph';
EXECUTE [dbo].[sp_IngestAtom] @Content = 0xCEC0A1, @ContentType = N'application/octet-stream', @TenantId = 2000000008, @AtomId = @a OUTPUT;
EXECUTE [dbo].[sp_IngestAtom] @Content = 0xCEC0A2, @ContentType = N'application/octet-stream', @TenantId = 2000000008, @AtomId = @b OUTPUT;
EXECUTE [dbo].[sp_IngestAtom] @Content = 0xCEC0A3, @ContentType = N'application/octet-stream', @TenantId = 2000000008, @AtomId = @c OUTPUT;
EXECUTE [dbo].[sp_RelateAtoms] 2000000008, @a, @b, N'SimilarTo', 1;
EXECUTE [dbo].[sp_RelateAtoms] 2000000008, @b, @c, N'SimilarTo', 2;

INSERT INTO @path EXECUTE [dbo].[sp_FindSemanticPath] 2000000008, @a, @c;
INSERT INTO @failures SELECT N'sp_FindSemanticPath', CAST(COUNT(*) AS NVARCHAR (40)) FROM @path WHERE [PathLength] = 2 AND [TotalCost] = 3 HAVING COUNT(*) <> 3;

EXECUTE [dbo].[sp_TextToEmbedding] N'check of a graph', @vector OUTPUT;
EXECUTE [dbo].[sp_StoreEmbedding] 2000000008, @a, @vector, @one OUTPUT;
EXECUTE [dbo].[sp_StoreEmbedding] 2000000008, @b, @vector, @two OUTPUT;
INSERT INTO @failures SELECT N'fn_DuplicateCandidates', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_DuplicateCandidates](2000000008, @one, N'Default') AS [d] WHERE [d].[AtomEmbeddingId] = @two HAVING COUNT(*) <> 1;
INSERT INTO @failures SELECT N'fn_FindNearestAtoms', CAST(COUNT(*) AS NVARCHAR (40))
FROM [dbo].[fn_FindNearestAtoms](2000000008, [dbo].[fn_BytesToVector](@vector), [dbo].[fn_ProjectEmbedding]([dbo].[fn_BytesToVector](@vector)), 10, 100, 1) AS [f]
WHERE [f].[Distance] < 0.0001
HAVING COUNT(*) <> 2;
EXECUTE [dbo].[sp_ComputeNeighbors] 2000000008, @one, 5;
INSERT INTO @failures SELECT N'sp_ComputeNeighbors', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[EmbeddingNeighbors] WHERE [AtomEmbeddingId] = @one AND [NeighborId] = @two HAVING COUNT(*) <> 1;

INSERT INTO [dbo].[SpatialRegions] ([TenantId], [RegionName], [Boundary])
SELECT 2000000008, N'check', [SpatialKey].STBuffer(1) FROM [dbo].[AtomEmbeddings] WHERE [AtomEmbeddingId] = @one;
INSERT INTO @failures SELECT N'fn_AtomsInRegion', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_AtomsInRegion](2000000008, N'check') AS [r] HAVING COUNT(*) <> 2;

INSERT INTO [provenance].[Concepts] ([TenantId], [ConceptName]) VALUES (2000000008, N'check');
SET @concept = SCOPE_IDENTITY();
INSERT INTO [provenance].[AtomConcepts] ([AtomId], [ConceptId], [TenantId], [Similarity], [IsPrimary]) VALUES (@a, @concept, 2000000008, 0.9, 1);
INSERT INTO @failures SELECT N'fn_ConceptMembers', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_ConceptMembers](2000000008, @concept) AS [m] WHERE [m].[AtomId] = @a HAVING COUNT(*) <> 1;

INSERT INTO [dbo].[GraphEntities] ([TenantId], [EntityType], [EntityName]) VALUES (2000000008, N'check', N'one');
SET @one = SCOPE_IDENTITY();
INSERT INTO [dbo].[GraphEntities] ([TenantId], [EntityType], [EntityName]) VALUES (2000000008, N'check', N'two');
SET @two = SCOPE_IDENTITY();
INSERT INTO [dbo].[GraphRelationships] ([TenantId], [FromEntityId], [ToEntityId], [RelationshipType]) VALUES (2000000008, @one, @two, N'check');
INSERT INTO @failures SELECT N'fn_GraphNeighbors', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_GraphNeighbors](2000000008, @two) AS [n] WHERE [n].[EntityId] = @one AND [n].[Direction] = N'in' HAVING COUNT(*) <> 1;

SELECT [What], [Found] FROM @failures;
