-- The layers of a model as they were at a moment (UTC), in order.
CREATE FUNCTION [dbo].[fn_ModelLayersAt] (@ModelId INT, @At DATETIME2 (7))
RETURNS TABLE
AS
RETURN
    SELECT [l].[LayerId], [l].[LayerIdx], [l].[LayerName], [l].[LayerType], [l].[TensorShape], [l].[ParameterCount]
    FROM [dbo].[ModelLayers] FOR SYSTEM_TIME AS OF @At AS [l]
    WHERE [l].[ModelId] = @ModelId;
