-- Makes a grey image of a prompt: patches that drift in steps towards where the prompt lies in space, drawn as squares
-- and kept as uncompressed pixels, a byte each.
CREATE PROCEDURE [dbo].[sp_GenerateImage]
    @prompt        NVARCHAR (MAX),
    @width         INT    = 256,
    @height        INT    = 256,
    @patchSize     INT    = 16,
    @steps         INT    = 20,
    @guidanceScale FLOAT  = 7.5,
    @TenantId      INT    = 0,
    @Seed          BIGINT = 0,
    @GenerationId  BIGINT = NULL OUTPUT,
    @AtomId        BIGINT = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @bytes      VARBINARY (8000),
            @guide      GEOMETRY,
            @parameters NVARCHAR (MAX),
            @image      VARBINARY (MAX);

    BEGIN TRY
        IF @prompt IS NULL
            THROW 50116, N'A prompt is needed.', 1;

        SET @parameters = (SELECT @width AS [width], @height AS [height], @patchSize AS [patchSize], @steps AS [steps],
                                  @guidanceScale AS [guidanceScale], @Seed AS [seed]
                           FOR JSON PATH, WITHOUT_ARRAY_WRAPPER);
        EXECUTE [dbo].[sp_BeginGeneration] @TenantId, N'image', @prompt, @parameters, NULL, NULL, @GenerationId OUTPUT;

        EXECUTE [dbo].[sp_TextToEmbedding] @prompt, @bytes OUTPUT;
        SET @guide = [dbo].[fn_SpatialProject](@bytes);

        SET @image = [dbo].[fn_GuidedImage](@width, @height, @patchSize, @steps, @guidanceScale, @guide, @Seed);

        EXECUTE [dbo].[sp_CompleteGeneration] @TenantId, @GenerationId, @image, N'image/x-raw-gray', NULL, @AtomId OUTPUT;

        SELECT @GenerationId AS [GenerationId], @AtomId AS [AtomId];
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
