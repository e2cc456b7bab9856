-- Where an embedding lies in space: its projection on the three anchors of dbo.SpatialProjectionAnchors. NULL until
-- dbo.sp_InitializeSpatialAnchors has filled them.
CREATE FUNCTION [dbo].[fn_ProjectEmbedding] (@Vector VECTOR (1998))
RETURNS GEOMETRY
AS
BEGIN
    DECLARE @x     VARBINARY (8000),
            @y     VARBINARY (8000),
            @z     VARBINARY (8000),
            @scale FLOAT;

    SELECT
        @x     = [dbo].[fn_VectorToBytes]([x].[AnchorVector]),
        @y     = [dbo].[fn_VectorToBytes]([y].[AnchorVector]),
        @z     = [dbo].[fn_VectorToBytes]([z].[AnchorVector]),
        @scale = [x].[Scale]
    FROM [dbo].[SpatialProjectionAnchors] AS [x]
    INNER JOIN [dbo].[SpatialProjectionAnchors] AS [y] ON [y].[Axis] = 'Y'
    INNER JOIN [dbo].[SpatialProjectionAnchors] AS [z] ON [z].[Axis] = 'Z'
    WHERE [x].[Axis] = 'X';

    RETURN [dbo].[fn_ProjectToPoint]([dbo].[fn_VectorToBytes](@Vector), @x, @y, @z, @scale);
END;
