-- Goes on with a compute job: searches the next span of numbers for primes, or tries to prove a statement. A job of
-- many spans is run again until it is completed.
CREATE PROCEDURE [dbo].[sp_RunGödelJob]
    @TenantId   INT,
    @GödelJobId UNIQUEIDENTIFIER,
    @Span       BIGINT = 100000
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @kind      NVARCHAR (50),
            @statement NVARCHAR (MAX),
            @from      BIGINT,
            @to        BIGINT,
            @end       BIGINT,
            @result    NVARCHAR (MAX),
            @primes    BIGINT;

    BEGIN TRY
        IF @Span IS NULL OR @Span NOT BETWEEN 1 AND 10000000
            THROW 50120, N'A span of 1 to 10000000 numbers.', 1;

        UPDATE [dbo].[GödelEngineJobs]
        SET @kind      = [JobKind],
            @statement = [Statement],
            @from      = ISNULL([NextValue], [RangeStart]),
            @end       = [RangeEnd],
            @result    = [Result],
            [Status]   = N'Running'
        WHERE [GödelJobId] = @GödelJobId
          AND [TenantId] = @TenantId
          AND [Status] IN (N'Pending', N'Running');

        IF @@ROWCOUNT = 0
            THROW 50121, N'The tenant has no open job of that number.', 1;

        IF @kind = N'PrimeSearch'
        BEGIN
            -- With a bound that is NULL the search would stay where it is for ever.
            IF @from IS NULL OR @end IS NULL
                THROW 50127, N'A search for primes has a first number and a last one.', 1;

            SET @to = CASE WHEN @end - @from < @Span THEN @end ELSE @from + @Span - 1 END;
            SET @primes = ISNULL(TRY_CAST(JSON_VALUE(@result, N'$.primes') AS BIGINT), 0)
                + (SELECT COUNT_BIG(*) FROM [dbo].[clr_FindPrimes](@from, @to) AS [p]);

            UPDATE [dbo].[GödelEngineJobs]
            SET [NextValue]   = @to + 1,
                [Result]      = (SELECT @primes AS [primes], @to AS [searchedTo] FOR JSON PATH, WITHOUT_ARRAY_WRAPPER),
                [Status]      = CASE WHEN @to >= @end THEN N'Completed' ELSE N'Running' END,
                [CompletedAt] = CASE WHEN @to >= @end THEN SYSUTCDATETIME() END
            WHERE [GödelJobId] = @GödelJobId
              AND [TenantId] = @TenantId;
        END;
        ELSE
        BEGIN
            -- A system that is consistent with itself does not prove a contradiction.
            SET @result = [dbo].[clr_SymbolicProof](@statement);

            UPDATE [dbo].[GödelEngineJobs]
            SET [Result]      = (SELECT @result AS [proof] FOR JSON PATH, WITHOUT_ARRAY_WRAPPER),
                [IsProven]    = CASE WHEN @result LIKE N'proved%' THEN 1 ELSE 0 END,
                [Status]      = N'Completed',
                [CompletedAt] = SYSUTCDATETIME()
            WHERE [GödelJobId] = @GödelJobId
              AND [TenantId] = @TenantId;
        END;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;

        -- A span that is refused says nothing against the job, which was not taken up then.
        UPDATE [dbo].[GödelEngineJobs]
        SET [Status] = N'Failed',
            [Result] = (SELECT ERROR_MESSAGE() AS [error] FOR JSON PATH, WITHOUT_ARRAY_WRAPPER)
        WHERE [GödelJobId] = @GödelJobId
          AND [TenantId] = @TenantId
          AND [Status] = N'Running'
          AND @kind IS NOT NULL;
        THROW;
    END CATCH;
END;
