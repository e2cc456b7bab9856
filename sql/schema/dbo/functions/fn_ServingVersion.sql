-- The version of a model that serves; no row where none does.
CREATE FUNCTION [dbo].[fn_ServingVersion] (@ModelId INT)
RETURNS TABLE
WITH SCHEMABINDING
AS
RETURN
    SELECT [v].[ModelVersionId], [v].[VersionNumber], [v].[VersionLabel], [v].[CreatedAt]
    FROM [dbo].[ModelVersions] AS [v]
    WHERE [v].[ModelId] = @ModelId
      AND [v].[IsServing] = 1;
