-- What happened within a request, step by step.
CREATE FUNCTION [dbo].[fn_InferenceTrace] (@TenantId INT, @InferenceId BIGINT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT [s].[StepNumber], [s].[Operation], [l].[LayerName], [s].[DurationMs], [s].[Details]
    FROM [dbo].[InferenceSteps] AS [s]
    LEFT JOIN [dbo].[ModelLayers] AS [l] ON [l].[LayerId] = [s].[LayerId]
    WHERE [s].[InferenceId] = @InferenceId
      AND [s].[TenantId] = @TenantId;
