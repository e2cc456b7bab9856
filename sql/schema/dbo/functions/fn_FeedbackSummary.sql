-- What users say of a tenant's answers in a period, model by model.
CREATE FUNCTION [dbo].[fn_FeedbackSummary] (@TenantId INT, @From DATETIME2 (7), @To DATETIME2 (7))
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT
        [r].[ModelId],
        COUNT(*)                                                AS [FeedbackCount],
        AVG(CAST([f].[Rating] AS DECIMAL (4, 3)))               AS [AverageRating],
        SUM(CASE WHEN [f].[Rating] >= 4 THEN 1 ELSE 0 END)      AS [PositiveCount],
        SUM(CASE WHEN [f].[Rating] <= 2 THEN 1 ELSE 0 END)      AS [NegativeCount]
    FROM [dbo].[InferenceFeedback] AS [f]
    INNER JOIN [dbo].[InferenceRequests] AS [r] ON [r].[InferenceId] = [f].[InferenceId]
    WHERE [f].[TenantId] = @TenantId
      AND [f].[CreatedAt] >= @From
      AND [f].[CreatedAt] < @To
    GROUP BY [r].[ModelId];
