-- The coefficients of a layer as they were at a moment (UTC).
CREATE FUNCTION [dbo].[fn_CoefficientsAt] (@LayerId BIGINT, @At DATETIME2 (7))
RETURNS TABLE
AS
RETURN
    SELECT [c].[Position], [c].[TensorAtomId], [c].[Coefficient]
    FROM [dbo].[TensorAtomCoefficients] FOR SYSTEM_TIME AS OF @At AS [c]
    WHERE [c].[LayerId] = @LayerId;
