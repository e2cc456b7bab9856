-- Sums up one day's ratings, each tenant's models, into dbo.FeedbackAnalytics, in place of what the day had before.
CREATE PROCEDURE [dbo].[sp_AggregateFeedback]
    @Day DATE = NULL
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @from DATETIME2 (7),
            @to   DATETIME2 (7);

    BEGIN TRY
        SET @Day = ISNULL(@Day, CAST(DATEADD(DAY, -1, SYSUTCDATETIME()) AS DATE));
        SET @from = CAST(@Day AS DATETIME2 (7));
        SET @to = DATEADD(DAY, 1, @from);

        BEGIN TRANSACTION;

        DELETE FROM [dbo].[FeedbackAnalytics]
        WHERE [FeedbackDate] = @Day
          AND [CategoryId] IS NULL;

        INSERT INTO [dbo].[FeedbackAnalytics] ([TenantId], [FeedbackDate], [ModelId], [FeedbackCount], [AverageRating], [PositiveCount], [NegativeCount])
        SELECT [t].[TenantId], @Day, [s].[ModelId], [s].[FeedbackCount], [s].[AverageRating], [s].[PositiveCount], [s].[NegativeCount]
        FROM [dbo].[Tenants] AS [t]
        CROSS APPLY [dbo].[fn_FeedbackSummary]([t].[TenantId], @from, @to) AS [s];

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
