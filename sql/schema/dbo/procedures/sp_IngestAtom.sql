-- Takes in one atom. The SHA-256 of its bytes decides: content that the tenant already has is not stored again, and
-- its number is returned. Of two sessions with the same new content one waits for the other. Text gets an embedding
-- where one is asked for.
CREATE PROCEDURE [dbo].[sp_IngestAtom]
    @Content           VARBINARY (MAX),
    @ContentType       NVARCHAR (128),
    @Metadata          NVARCHAR (MAX) = NULL,
    @TenantId          INT            = 0,
    @GenerateEmbedding BIT            = 0,
    @ModelId           INT            = NULL,
    @AtomId            BIGINT         = NULL OUTPUT,
    @CanonicalText     NVARCHAR (MAX) = NULL,
    @WasKnown          BIT            = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @hash      BINARY (32),
            @embedding VARBINARY (8000);

    BEGIN TRY
        IF @Content IS NULL OR @ContentType IS NULL
            THROW 50040, N'An atom needs content and a content type.', 1;

        SET @hash = [dbo].[fn_ContentHash](@Content);
        SET @AtomId = NULL;
        SET @WasKnown = 1;

        BEGIN TRANSACTION;

        -- The range lock on the unique index closes the gap between looking and inserting.
        SELECT @AtomId = [AtomId]
        FROM [dbo].[Atoms] WITH (UPDLOCK, HOLDLOCK)
        WHERE [ContentHash] = @hash
          AND [TenantId] = @TenantId;

        IF @AtomId IS NULL
        BEGIN
            SET @WasKnown = 0;

            INSERT INTO [dbo].[Atoms] ([TenantId], [Modality], [ContentHash], [CanonicalText], [Metadata])
            VALUES (@TenantId, [dbo].[fn_ModalityOf](@ContentType), @hash, @CanonicalText, @Metadata);

            SET @AtomId = SCOPE_IDENTITY();

            -- Text that came along as text needs no second copy.
            IF @CanonicalText IS NULL
                INSERT INTO [dbo].[AtomPayloadStore] ([AtomId], [TenantId], [ContentType], [Payload])
                VALUES (@AtomId, @TenantId, @ContentType, @Content);

            INSERT INTO [graph].[AtomGraphNodes] ([AtomId], [TenantId])
            VALUES (@AtomId, @TenantId);

            IF @ModelId IS NOT NULL
                EXECUTE [dbo].[sp_RecordProvenance] @TenantId, N'Atom', @AtomId, N'Model', @ModelId, N'IngestedFor';
        END;

        COMMIT TRANSACTION;

        IF @GenerateEmbedding = 1 AND @CanonicalText IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM [dbo].[AtomEmbeddings] WHERE [AtomId] = @AtomId)
        BEGIN
            EXECUTE [dbo].[sp_TextToEmbedding] @CanonicalText, @embedding OUTPUT;
            EXECUTE [dbo].[sp_StoreEmbedding] @TenantId, @AtomId, @embedding;
        END;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
