-- Gathers a window of a tenant's new atoms of one modality into a stream: how many there were and which.
CREATE PROCEDURE [dbo].[sp_OrchestrateStream]
    @TenantId        INT,
    @StreamName      NVARCHAR (256),
    @Modality        NVARCHAR (64),
    @WindowStart     DATETIME2 (7),
    @WindowEnd       DATETIME2 (7),
    @OrchestrationId BIGINT = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;

    DECLARE @started DATETIME2 (7) = SYSUTCDATETIME(),
            @result  NVARCHAR (MAX),
            @count   INT;

    BEGIN TRY
        IF @WindowEnd <= @WindowStart
            THROW 50083, N'A period ends after it starts.', 1;

        SELECT @count = COUNT(*),
               @result = N'[' + ISNULL(STRING_AGG(CAST([a].[AtomId] AS NVARCHAR (MAX)), N',') WITHIN GROUP (ORDER BY [a].[AtomId]), N'') + N']'
        FROM [dbo].[Atoms] AS [a]
        WHERE [a].[TenantId] = @TenantId
          AND [a].[Modality] = @Modality
          AND [a].[CreatedAt] >= @WindowStart
          AND [a].[CreatedAt] < @WindowEnd;

        INSERT INTO [Stream].[StreamOrchestrationResults]
            ([TenantId], [StreamName], [Modality], [WindowStart], [WindowEnd], [EventCount], [Aggregation], [Result], [DurationMs])
        VALUES
            (@TenantId, @StreamName, @Modality, @WindowStart, @WindowEnd, @count, N'Atoms', @result, DATEDIFF(MILLISECOND, @started, SYSUTCDATETIME()));
        SET @OrchestrationId = SCOPE_IDENTITY();
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
