-- A person's word on an action that the loop proposed: approved, it is carried out by the next cycle's Act phase;
-- rejected, it is not proposed for this cycle again. Only what still waits can be decided.
CREATE PROCEDURE [dbo].[sp_DecideAction]
    @TenantId INT,
    @ActionId BIGINT,
    @Approve  BIT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    BEGIN TRY
        IF @Approve IS NULL
            THROW 50025, N'An action is either approved (1) or rejected (0).', 1;

        BEGIN TRANSACTION;

        UPDATE [dbo].[PendingActions]
        SET [Status]    = IIF(@Approve = 1, N'Approved', N'Rejected'),
            [DecidedAt] = SYSUTCDATETIME()
        WHERE [ActionId] = @ActionId
          AND [TenantId] = @TenantId
          AND [Status] = N'Pending';

        IF @@ROWCOUNT = 0
            THROW 50026, N'No action of that number waits for a decision.', 1;

        INSERT INTO [dbo].[SecurityAuditLog] ([TenantId], [EventType], [PrincipalName], [ObjectName], [WasAllowed])
        VALUES (@TenantId, IIF(@Approve = 1, N'ActionApproved', N'ActionRejected'), ORIGINAL_LOGIN(), CONCAT(N'PendingActions/', @ActionId), 1);

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
