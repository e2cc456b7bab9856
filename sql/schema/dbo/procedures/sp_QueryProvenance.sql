-- What a thing was made from, directly or through others: everything that can be reached along the edges, each with
-- the shortest way to it. The pattern's bound has to be a literal; @MaxDepth narrows it.
CREATE PROCEDURE [dbo].[sp_QueryProvenance]
    @TenantId INT,
    @NodeType NVARCHAR (50),
    @EntityId BIGINT,
    @MaxDepth INT = 5
AS
BEGIN
    SET NOCOUNT ON;

    BEGIN TRY
        IF @MaxDepth NOT BETWEEN 1 AND 20
            THROW 50080, N'The depth lies between 1 and 20.', 1;

        SELECT
            [found].[NodeId],
            [found].[NodeType],
            [found].[EntityId],
            [found].[Depth],
            [found].[Way]
        FROM (
            SELECT
                LAST_VALUE([reached].[NodeId])   WITHIN GROUP (GRAPH PATH) AS [NodeId],
                LAST_VALUE([reached].[NodeType]) WITHIN GROUP (GRAPH PATH) AS [NodeType],
                LAST_VALUE([reached].[EntityId]) WITHIN GROUP (GRAPH PATH) AS [EntityId],
                LAST_VALUE([reached].[TenantId]) WITHIN GROUP (GRAPH PATH) AS [TenantId],
                COUNT([reached].[NodeId])        WITHIN GROUP (GRAPH PATH) AS [Depth],
                STRING_AGG([step].[EdgeType], N' > ') WITHIN GROUP (GRAPH PATH) AS [Way]
            FROM
                [dbo].[ProvenanceNodes] AS [origin],
                [dbo].[ProvenanceEdges] FOR PATH AS [step],
                [dbo].[ProvenanceNodes] FOR PATH AS [reached]
            WHERE MATCH(SHORTEST_PATH([origin](-([step])->[reached]){1,20}))
              AND [origin].[TenantId] = @TenantId
              AND [origin].[NodeType] = @NodeType
              AND [origin].[EntityId] = @EntityId
        ) AS [found]
        WHERE [found].[TenantId] = @TenantId
          AND [found].[Depth] <= @MaxDepth
        ORDER BY [found].[Depth], [found].[NodeId];
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
