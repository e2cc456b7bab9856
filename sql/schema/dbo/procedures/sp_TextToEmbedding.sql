-- A text as a vector: the bag of its words, each hashed to a dimension and a sign, made 1 long (feature hashing,
-- Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", ICML 2009). It needs no model beside the
-- database; a model's own embeddings are stored by dbo.sp_StoreEmbedding.
CREATE PROCEDURE [dbo].[sp_TextToEmbedding]
    @Text      NVARCHAR (MAX),
    @Embedding VARBINARY (8000) OUTPUT
AS
BEGIN
    SET NOCOUNT ON;

    DECLARE @json NVARCHAR (MAX);

    BEGIN TRY
        SET @Embedding = NULL;

        WITH [Hashed] AS (
            SELECT
                -- Five hash bytes: four choose the dimension, one the sign.
                CAST(CAST(SUBSTRING([h].[Hash], 1, 4) AS BINARY (4)) AS INT) & 2147483647 AS [Place],
                CASE WHEN CAST(SUBSTRING([h].[Hash], 5, 1) AS TINYINT) < 128 THEN 1 ELSE -1 END AS [Sign]
            FROM [dbo].[fn_Words](LOWER(@Text)) AS [w]
            CROSS APPLY (SELECT HASHBYTES(N'SHA2_256', CAST(LEFT([w].[Word], 256) AS NVARCHAR (256))) AS [Hash]) AS [h]
        ),
        [Summed] AS (
            SELECT [Place] % 1998 AS [ComponentIndex], SUM([Sign]) AS [Value]
            FROM [Hashed]
            GROUP BY [Place] % 1998
        )
        SELECT @json = N'[' + STRING_AGG(CAST(ISNULL([s].[Value], 0) AS NVARCHAR (MAX)), N',') WITHIN GROUP (ORDER BY [n].[Number]) + N']'
        FROM [dbo].[fn_Numbers](1998) AS [n]
        LEFT JOIN [Summed] AS [s] ON [s].[ComponentIndex] = [n].[Number]
        WHERE @Text IS NOT NULL;

        -- A text without words has no direction, and stays a vector of zeros.
        SET @Embedding = [dbo].[clr_JsonFloatArrayToBytes](@json);
        SET @Embedding = ISNULL([dbo].[clr_VectorNormalize](@Embedding), @Embedding);
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
