-- Opens an operation with a stream that tells segment by segment what was done.
CREATE PROCEDURE [dbo].[sp_BeginOperation]
    @TenantId      INT,
    @OperationType NVARCHAR (100),
    @Scope         NVARCHAR (128),
    @InferenceId   BIGINT           = NULL,
    @GenerationId  BIGINT           = NULL,
    @ModelId       INT              = NULL,
    @OperationId   UNIQUEIDENTIFIER = NULL OUTPUT,
    @StreamId      UNIQUEIDENTIFIER = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @stream VARBINARY (MAX),
            @now    DATETIME = SYSUTCDATETIME(),
            @model  NVARCHAR (128);

    BEGIN TRY
        SET @StreamId = NEWID();
        SET @OperationId = NEWID();
        SET @model = (SELECT LEFT([ModelName], 128) FROM [dbo].[Models] WHERE [ModelId] = @ModelId);
        SET @stream = [provenance].[clr_CreateAtomicStream](@StreamId, @now, @Scope, @model, NULL);

        BEGIN TRANSACTION;

        INSERT INTO [provenance].[GenerationStreams] ([StreamId], [TenantId], [GenerationId], [ModelId], [Scope], [Stream])
        VALUES (@StreamId, @TenantId, @GenerationId, @ModelId, @Scope, @stream);

        INSERT INTO [provenance].[OperationProvenance] ([OperationId], [TenantId], [OperationType], [StreamId], [InferenceId])
        VALUES (@OperationId, @TenantId, @OperationType, @StreamId, @InferenceId);

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
