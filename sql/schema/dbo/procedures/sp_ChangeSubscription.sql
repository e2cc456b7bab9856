-- Moves a tenant to another plan from a moment on: ends the current subscription there and opens the next. Its quotas
-- follow the plan at once, and with them its prices, so the moment is not in the future.
CREATE PROCEDURE [dbo].[sp_ChangeSubscription]
    @TenantId       INT,
    @PlanCode       NVARCHAR (64),
    @StartsAt       DATETIME2 (7) = NULL,
    @SubscriptionId INT           = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    BEGIN TRY
        SET @StartsAt = ISNULL(@StartsAt, SYSUTCDATETIME());

        IF @StartsAt > SYSUTCDATETIME()
            THROW 50132, N'A subscription starts now or has started; nothing would switch the prices later.', 1;

        IF NOT EXISTS (SELECT 1 FROM [dbo].[BillingRatePlans] WHERE [PlanCode] = @PlanCode AND [IsActive] = 1)
            THROW 50131, N'There is no active plan of that code.', 1;

        BEGIN TRANSACTION;

        UPDATE [dbo].[TenantSubscriptions]
        SET [EndsAt]    = @StartsAt,
            [IsCurrent] = 0
        WHERE [TenantId] = @TenantId
          AND [IsCurrent] = 1
          AND [StartsAt] < @StartsAt;

        INSERT INTO [dbo].[TenantSubscriptions] ([TenantId], [PlanCode], [StartsAt], [IsCurrent])
        VALUES (@TenantId, @PlanCode, @StartsAt, 1);
        SET @SubscriptionId = SCOPE_IDENTITY();

        UPDATE [dbo].[BillingTenantQuotas]
        SET [PlanCode]  = @PlanCode,
            [UpdatedAt] = SYSUTCDATETIME()
        WHERE [TenantId] = @TenantId
          AND [PlanCode] <> @PlanCode;

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
