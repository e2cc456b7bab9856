-- The anchors of the projection from an embedding to a point: the distances to three of them give x, y and z. An
-- anchor's vector is drawn from its seed, so every installation projects alike; it is filled in when first needed.
CREATE TABLE [dbo].[SpatialProjectionAnchors]
(
    [AnchorId]      INT IDENTITY (1, 1) NOT NULL,
    [AnchorName]    NVARCHAR (64) NOT NULL,
    [Axis]          CHAR (1)      NOT NULL,
    [GeneratorSeed] INT           NOT NULL,
    [Scale]         FLOAT (53)    NOT NULL,
    [AnchorVector]  VECTOR (1998) NULL,
    CONSTRAINT [PK_SpatialProjectionAnchors] PRIMARY KEY CLUSTERED ([AnchorId]),
    CONSTRAINT [UQ_SpatialProjectionAnchors_AnchorName] UNIQUE ([AnchorName]),
    CONSTRAINT [UQ_SpatialProjectionAnchors_Axis] UNIQUE ([Axis]),
    CONSTRAINT [CK_SpatialProjectionAnchors_Axis] CHECK ([Axis] IN ('X', 'Y', 'Z')),
    CONSTRAINT [CK_SpatialProjectionAnchors_Scale] CHECK ([Scale] > 0)
);
