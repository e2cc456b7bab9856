-- Says that one atom relates to another: as a row, and for the kinds that the graph knows as an edge as well. What is
-- there already gets the new weight.
CREATE PROCEDURE [dbo].[sp_RelateAtoms]
    @TenantId     INT,
    @SourceAtomId BIGINT,
    @TargetAtomId BIGINT,
    @RelationType NVARCHAR (50),
    @Weight       FLOAT = NULL
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    BEGIN TRY
        IF (SELECT COUNT(*) FROM [dbo].[Atoms] WHERE [TenantId] = @TenantId AND [AtomId] IN (@SourceAtomId, @TargetAtomId)) <> 2
            THROW 50047, N'Two different atoms of the tenant are needed.', 1;

        BEGIN TRANSACTION;

        UPDATE [dbo].[AtomRelations] WITH (UPDLOCK, HOLDLOCK)
        SET [Weight] = @Weight
        WHERE [SourceAtomId] = @SourceAtomId
          AND [TargetAtomId] = @TargetAtomId
          AND [RelationType] = @RelationType
          AND [TenantId] = @TenantId;

        IF @@ROWCOUNT = 0
            INSERT INTO [dbo].[AtomRelations] ([TenantId], [SourceAtomId], [TargetAtomId], [RelationType], [Weight])
            VALUES (@TenantId, @SourceAtomId, @TargetAtomId, @RelationType, @Weight);

        -- The edge goes with its row: the same weight, and made now where the atoms were no nodes yet.
        UPDATE [e]
        SET [Weight] = @Weight
        FROM [graph].[AtomGraphEdges] AS [e]
        INNER JOIN [graph].[AtomGraphNodes] AS [f] ON [f].$node_id = [e].$from_id
        INNER JOIN [graph].[AtomGraphNodes] AS [t] ON [t].$node_id = [e].$to_id
        WHERE [f].[AtomId] = @SourceAtomId
          AND [t].[AtomId] = @TargetAtomId
          AND [e].[EdgeType] = @RelationType
          AND [e].[TenantId] = @TenantId;

        IF @@ROWCOUNT = 0
            INSERT INTO [graph].[AtomGraphEdges] ($from_id, $to_id, [TenantId], [EdgeType], [Weight])
            SELECT [f].$node_id, [t].$node_id, @TenantId, @RelationType, @Weight
            FROM [graph].[AtomGraphNodes] AS [f]
            CROSS JOIN [graph].[AtomGraphNodes] AS [t]
            WHERE [f].[AtomId] = @SourceAtomId
              AND [t].[AtomId] = @TargetAtomId
              AND @RelationType IN (N'DerivedFrom', N'ComponentOf', N'SimilarTo', N'References');

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
