-- Whether a key may do something: 1 or 0.
CREATE FUNCTION [dbo].[fn_ApiKeyHasScope] (@KeyHash BINARY (32), @ScopeName NVARCHAR (100))
RETURNS BIT
WITH SCHEMABINDING
AS
BEGIN
    RETURN CASE WHEN EXISTS (
        SELECT 1
        FROM [dbo].[fn_ApiKeyTenant](@KeyHash) AS [k]
        INNER JOIN [dbo].[ApiKeyScopes] AS [s] ON [s].[ApiKeyId] = [k].[ApiKeyId]
        WHERE [s].[ScopeName] = @ScopeName) THEN 1 ELSE 0 END;
END;
