-- A chain of reasoning, step by step.
CREATE FUNCTION [dbo].[fn_ReasoningSteps] (@TenantId INT, @ChainId UNIQUEIDENTIFIER)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT [c].[StepNumber], [c].[StepPrompt], [c].[Conclusion], [c].[Confidence], [c].[DurationMs]
    FROM [Reasoning].[ReasoningChains] AS [c]
    WHERE [c].[ChainId] = @ChainId
      AND [c].[TenantId] = @TenantId;
