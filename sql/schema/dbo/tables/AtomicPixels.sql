-- An image as its pixels. A colour is three bytes and a pixel two coordinates: small enough to be the row itself, so
-- nothing is shared between images.
CREATE TABLE [dbo].[AtomicPixels]
(
    [AtomId]   BIGINT  NOT NULL,
    [PixelX]   INT     NOT NULL,
    [PixelY]   INT     NOT NULL,
    [TenantId] INT     NOT NULL,
    [Red]      TINYINT NOT NULL,
    [Green]    TINYINT NOT NULL,
    [Blue]     TINYINT NOT NULL,
    [Alpha]    TINYINT NOT NULL CONSTRAINT [DF_AtomicPixels_Alpha] DEFAULT (255),
    CONSTRAINT [PK_AtomicPixels] PRIMARY KEY CLUSTERED ([AtomId], [PixelY], [PixelX]),
    CONSTRAINT [FK_AtomicPixels_Atoms] FOREIGN KEY ([AtomId]) REFERENCES [dbo].[Atoms] ([AtomId]),
    CONSTRAINT [FK_AtomicPixels_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_AtomicPixels_Coordinates] CHECK ([PixelX] >= 0 AND [PixelY] >= 0)
);
GO

CREATE NONCLUSTERED INDEX [IX_AtomicPixels_Tenant]
    ON [dbo].[AtomicPixels] ([TenantId]);
