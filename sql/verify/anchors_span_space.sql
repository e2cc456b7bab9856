-- A projection needs an anchor for each of the three axes.
SELECT [axes].[Axis]
FROM (VALUES ('X'), ('Y'), ('Z')) AS [axes] ([Axis])
WHERE NOT EXISTS (
    SELECT 1
    FROM [dbo].[SpatialProjectionAnchors] AS [a]
    WHERE [a].[Axis] = [axes].[Axis]);
