-- Says in the graph that one thing comes from another; nodes that are not there yet are made. Said twice it is there
-- once.
CREATE PROCEDURE [dbo].[sp_RecordProvenance]
    @TenantId     INT,
    @FromNodeType NVARCHAR (50),
    @FromEntityId BIGINT,
    @ToNodeType   NVARCHAR (50),
    @ToEntityId   BIGINT,
    @EdgeType     NVARCHAR (50),
    @Weight       FLOAT = NULL
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    BEGIN TRY
        IF @FromNodeType = @ToNodeType AND @FromEntityId = @ToEntityId
            THROW 50081, N'Nothing comes from itself.', 1;

        BEGIN TRANSACTION;

        INSERT INTO [dbo].[ProvenanceNodes] ([TenantId], [NodeType], [EntityId])
        SELECT @TenantId, [n].[NodeType], [n].[EntityId]
        FROM (VALUES (@FromNodeType, @FromEntityId), (@ToNodeType, @ToEntityId)) AS [n] ([NodeType], [EntityId])
        WHERE NOT EXISTS (
            SELECT 1
            FROM [dbo].[ProvenanceNodes] AS [known] WITH (UPDLOCK, HOLDLOCK)
            WHERE [known].[TenantId] = @TenantId
              AND [known].[NodeType] = [n].[NodeType]
              AND [known].[EntityId] = [n].[EntityId]);

        INSERT INTO [dbo].[ProvenanceEdges] ($from_id, $to_id, [TenantId], [EdgeType], [Weight])
        SELECT [f].$node_id, [t].$node_id, @TenantId, @EdgeType, @Weight
        FROM [dbo].[ProvenanceNodes] AS [f]
        CROSS JOIN [dbo].[ProvenanceNodes] AS [t]
        WHERE [f].[TenantId] = @TenantId
          AND [f].[NodeType] = @FromNodeType
          AND [f].[EntityId] = @FromEntityId
          AND [t].[TenantId] = @TenantId
          AND [t].[NodeType] = @ToNodeType
          AND [t].[EntityId] = @ToEntityId
          AND NOT EXISTS (
              SELECT 1
              FROM [dbo].[ProvenanceEdges] AS [e] WITH (UPDLOCK, HOLDLOCK)
              WHERE [e].$from_id = [f].$node_id
                AND [e].$to_id = [t].$node_id
                AND [e].[EdgeType] = @EdgeType);

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
