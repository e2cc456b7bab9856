-- What changed in a model's weights between two moments: the value at each, NULL where there was none.
CREATE FUNCTION [dbo].[fn_WeightChanges] (@ModelId INT, @From DATETIME2 (7), @To DATETIME2 (7))
RETURNS TABLE
AS
RETURN
    SELECT
        ISNULL([then].[LayerId], [now].[LayerId])         AS [LayerId],
        ISNULL([then].[WeightIndex], [now].[WeightIndex]) AS [WeightIndex],
        [then].[WeightValue]                              AS [FromValue],
        [now].[WeightValue]                               AS [ToValue]
    FROM [dbo].[fn_ModelWeightsAt](@ModelId, @From) AS [then]
    FULL JOIN [dbo].[fn_ModelWeightsAt](@ModelId, @To) AS [now]
        ON [now].[LayerId] = [then].[LayerId]
       AND [now].[WeightIndex] = [then].[WeightIndex]
    WHERE [then].[LayerId] IS NULL
       OR [now].[LayerId] IS NULL
       OR [then].[WeightValue] <> [now].[WeightValue];
