-- Which atoms an input activates in a model's layers: the cosine of the input and each near atom's embedding, no less
-- than the threshold, written down per layer as mean, maximum and how many stayed silent.
CREATE PROCEDURE [dbo].[sp_CognitiveActivation]
    @TenantId    INT,
    @ModelId     INT,
    @QueryVector VARBINARY (8000),
    @Threshold   FLOAT = 0.5,
    @MaxNodes    INT   = 100
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @query VECTOR (1998),
            @point GEOMETRY;

    DECLARE @activated TABLE
    (
        [AtomId]     BIGINT NOT NULL PRIMARY KEY,
        [Activation] FLOAT  NOT NULL
    );

    BEGIN TRY
        IF @MaxNodes < 1 OR @Threshold NOT BETWEEN -1 AND 1
            THROW 50004, N'At least one node, and a threshold between -1 and 1.', 1;

        SET @query = [dbo].[fn_BytesToVector](@QueryVector);
        SET @point = [dbo].[fn_ProjectEmbedding](@query);

        INSERT INTO @activated ([AtomId], [Activation])
        SELECT [f].[AtomId], MAX(1 - [f].[Distance])
        FROM [dbo].[fn_FindNearestAtoms](@TenantId, @query, @point, @MaxNodes, @MaxNodes * 10, 500) AS [f]
        GROUP BY [f].[AtomId];

        INSERT INTO [dbo].[ModelActivations] ([TenantId], [LayerId], [MeanActivation], [MaxActivation], [Sparsity])
        SELECT @TenantId, [l].[LayerId], [a].[Mean], [a].[Max], [a].[Sparsity]
        FROM [dbo].[ModelLayers] AS [l]
        CROSS APPLY (
            SELECT
                AVG([x].[Activation])                                                       AS [Mean],
                MAX([x].[Activation])                                                       AS [Max],
                CAST(AVG(CASE WHEN [x].[Activation] < @Threshold THEN 1.0 ELSE 0.0 END) AS DECIMAL (5, 4)) AS [Sparsity]
            FROM @activated AS [x]
            HAVING COUNT(*) > 0
        ) AS [a]
        WHERE [l].[ModelId] = @ModelId;

        SELECT [x].[AtomId], [a].[Modality], [x].[Activation]
        FROM @activated AS [x]
        INNER JOIN [dbo].[Atoms] AS [a]
            ON [a].[AtomId] = [x].[AtomId]
           AND [a].[TenantId] = @TenantId
        WHERE [x].[Activation] >= @Threshold
        ORDER BY [x].[Activation] DESC;
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
