-- Takes in one atom. The SHA-256 of its bytes decides: content that the tenant already has is not stored again, and
-- its number is returned. Of two sessions with the same new content one waits for the other.
CREATE PROCEDURE [dbo].[sp_IngestAtom]
    @TenantId      INT,
    @Content       VARBINARY (MAX),
    @ContentType   NVARCHAR (128),
    @CanonicalText NVARCHAR (MAX) = NULL,
    @Metadata      NVARCHAR (MAX) = NULL,
    @AtomId        BIGINT         = NULL OUTPUT,
    @WasKnown      BIT            = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @hash BINARY (32);

    BEGIN TRY
        IF @Content IS NULL OR @ContentType IS NULL
            THROW 50040, N'An atom needs content and a content type.', 1;

        SET @hash = HASHBYTES(N'SHA2_256', @Content);
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
            VALUES (
                @TenantId,
                CASE
                    WHEN @ContentType LIKE N'text/%' OR @ContentType = N'application/json' THEN N'text'
                    WHEN @ContentType LIKE N'image/%' THEN N'image'
                    WHEN @ContentType LIKE N'audio/%' THEN N'audio'
                    WHEN @ContentType LIKE N'video/%' THEN N'video'
                    ELSE N'binary'
                END,
                @hash, @CanonicalText, @Metadata);

            SET @AtomId = SCOPE_IDENTITY();

            -- Text that came along as text needs no second copy.
            IF @CanonicalText IS NULL
                INSERT INTO [dbo].[AtomPayloadStore] ([AtomId], [TenantId], [ContentType], [Payload])
                VALUES (@AtomId, @TenantId, @ContentType, @Content);

            INSERT INTO [graph].[AtomGraphNodes] ([AtomId], [TenantId])
            VALUES (@AtomId, @TenantId);
        END;

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
