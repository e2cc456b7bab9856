-- Sets what a tenant may use of an operation in a month; NULL lifts the limit.
CREATE PROCEDURE [dbo].[sp_SetTenantQuota]
    @TenantId      INT,
    @OperationType NVARCHAR (50),
    @MonthlyLimit  DECIMAL (18, 6),
    @IsEnforced    BIT = 1
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;

    DECLARE @plan NVARCHAR (64);

    BEGIN TRY
        SELECT @plan = [r].[PlanCode]
        FROM [dbo].[fn_OperationRate](@TenantId, @OperationType, SYSUTCDATETIME()) AS [r];

        IF @plan IS NULL
            THROW 50050, N'No active rate for this operation, neither in the plan of the tenant nor in the default plan.', 1;

        BEGIN TRANSACTION;

        UPDATE [dbo].[BillingTenantQuotas] WITH (UPDLOCK, HOLDLOCK)
        SET [MonthlyLimit] = @MonthlyLimit,
            [IsEnforced]   = @IsEnforced,
            [UpdatedAt]    = SYSUTCDATETIME()
        WHERE [TenantId] = @TenantId
          AND [OperationType] = @OperationType;

        IF @@ROWCOUNT = 0
            INSERT INTO [dbo].[BillingTenantQuotas] ([TenantId], [OperationType], [PlanCode], [MonthlyLimit], [IsEnforced])
            VALUES (@TenantId, @OperationType, @plan, @MonthlyLimit, @IsEnforced);

        COMMIT TRANSACTION;
    END TRY
    BEGIN CATCH
        IF XACT_STATE() <> 0 ROLLBACK TRANSACTION;
        THROW;
    END CATCH;
END;
