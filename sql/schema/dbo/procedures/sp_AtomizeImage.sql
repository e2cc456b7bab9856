-- Takes an uncompressed image atom (three bytes a pixel) apart: small ones into pixels, and all into patches, each an
-- atom of its own that is part of the image. Taking apart again replaces the pixels.
CREATE PROCEDURE [dbo].[sp_AtomizeImage]
    @TenantId  INT,
    @AtomId    BIGINT,
    @Width     INT,
    @Height    INT,
    @PatchSize INT = 16,
    @MaxPixels INT = 65536
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @image   VARBINARY (MAX),
            @patch   INT = -1,
            @content VARBINARY (MAX),
            @partId  BIGINT;

    DECLARE @patches TABLE ([PatchIndex] INT NOT NULL PRIMARY KEY, [Patch] VARBINARY (MAX) NOT NULL);

    BEGIN TRY
        SELECT @image = [Payload]
        FROM [dbo].[AtomPayloadStore]
        WHERE [AtomId] = @AtomId
          AND [TenantId] = @TenantId;

        IF @image IS NULL OR @Width < 1 OR @Height < 1 OR DATALENGTH(@image) <> CAST(@Width AS BIGINT) * @Height * 3
            THROW 50045, N'The tenant has no image atom of that number whose bytes are width by height by three.', 1;

        INSERT INTO @patches ([PatchIndex], [Patch])
        SELECT [p].[PatchIndex], [p].[Patch]
        FROM [dbo].[clr_DeconstructImageToPatches](@image, @Width, @Height, @PatchSize, @PatchSize) AS [p];

        IF CAST(@Width AS BIGINT) * @Height <= @MaxPixels
        BEGIN
            BEGIN TRANSACTION;

            DELETE FROM [dbo].[AtomicPixels]
            WHERE [AtomId] = @AtomId
              AND [TenantId] = @TenantId;

            INSERT INTO [dbo].[AtomicPixels] ([AtomId], [PixelX], [PixelY], [TenantId], [Red], [Green], [Blue])
            SELECT @AtomId, [p].[PixelX], [p].[PixelY], @TenantId, [p].[Red], [p].[Green], [p].[Blue]
            FROM [dbo].[fn_ImagePixels](@image, @Width, @Height) AS [p];

            COMMIT TRANSACTION;
        END;

        WHILE 1 = 1
        BEGIN
            SET @patch = (SELECT MIN([PatchIndex]) FROM @patches WHERE [PatchIndex] > @patch);
            IF @patch IS NULL BREAK;

            SET @content = (SELECT [Patch] FROM @patches WHERE [PatchIndex] = @patch);
            EXECUTE [dbo].[sp_IngestAtom] @Content = @content, @ContentType = N'image/x-raw-rgb', @TenantId = @TenantId, @AtomId = @partId OUTPUT;

            IF @partId <> @AtomId
                EXECUTE [dbo].[sp_RelateAtoms] @TenantId, @partId, @AtomId, N'ComponentOf', NULL;
        END;

        SELECT COUNT(*) AS [Patches] FROM @patches;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
