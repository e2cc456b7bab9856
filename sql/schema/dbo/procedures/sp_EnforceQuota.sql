-- Whether a tenant may use so much more of an operation this month. What goes beyond the limit is written down, and
-- refused with error 50051 where the quota is enforced. A quota is checked and not locked, so uses at the same instant
-- may pass it by a little. The caller must not have a transaction open that the refusal would take the record back with.
CREATE PROCEDURE [dbo].[sp_EnforceQuota]
    @TenantId      INT,
    @OperationType NVARCHAR (50),
    @Quantity      DECIMAL (18, 6),
    @IsAllowed     BIT = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;

    DECLARE @limit    DECIMAL (18, 6),
            @used     DECIMAL (18, 6),
            @enforced BIT = 0;

    BEGIN TRY
        IF @Quantity IS NULL OR @Quantity < 0
            THROW 50053, N'A quantity is zero or more.', 1;

        SET @IsAllowed = 1;

        SELECT @limit = [q].[MonthlyLimit], @used = [q].[UsedQuantity], @enforced = [q].[IsEnforced]
        FROM [dbo].[fn_QuotaStatus](@TenantId, SYSUTCDATETIME()) AS [q]
        WHERE [q].[OperationType] = @OperationType;

        IF @used + @Quantity > @limit
        BEGIN
            INSERT INTO [dbo].[BillingQuotaViolations]
                ([TenantId], [OperationType], [MonthlyLimit], [UsedQuantity], [AskedQuantity], [WasRefused])
            VALUES
                (@TenantId, @OperationType, @limit, @used, @Quantity, @enforced);

            IF @enforced = 1
            BEGIN
                SET @IsAllowed = 0;
                THROW 50051, N'The monthly quota of the tenant for this operation is used up.', 1;
            END;
        END;
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
