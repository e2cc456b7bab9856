-- A model's weights as they were at a moment (UTC).
CREATE FUNCTION [dbo].[fn_ModelWeightsAt] (@ModelId INT, @At DATETIME2 (7))
RETURNS TABLE
AS
RETURN
    SELECT [w].[LayerId], [w].[WeightIndex], [w].[WeightValue], [w].[UpdateReason]
    FROM [dbo].[ModelWeights] FOR SYSTEM_TIME AS OF @At AS [w]
    WHERE [w].[ModelId] = @ModelId;
