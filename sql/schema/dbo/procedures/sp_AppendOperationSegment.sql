-- Adds a segment to an operation's stream: what kind of thing was done, and its bytes. A closed stream takes none.
CREATE PROCEDURE [dbo].[sp_AppendOperationSegment]
    @TenantId    INT,
    @StreamId    UNIQUEIDENTIFIER,
    @SegmentKind NVARCHAR (64),
    @Payload     VARBINARY (MAX),
    @ContentType NVARCHAR (128) = NULL,
    @Metadata    NVARCHAR (MAX) = NULL
AS
BEGIN
    SET NOCOUNT ON;

    DECLARE @now DATETIME = SYSUTCDATETIME();

    BEGIN TRY
        UPDATE [provenance].[GenerationStreams]
        SET [Stream]       = [provenance].[clr_AppendAtomicStreamSegment]([Stream], @SegmentKind, @now, @ContentType, @Metadata, @Payload),
            [SegmentCount] = [SegmentCount] + 1
        WHERE [StreamId] = @StreamId
          AND [TenantId] = @TenantId
          AND [CompletedAt] IS NULL;

        IF @@ROWCOUNT = 0
            THROW 50084, N'The tenant has no open stream of that number.', 1;
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
