-- Whether a tenant may do an operation once more now, by how often the ledger has it within the window: @IsAllowed, and
-- after how many seconds to ask again.
CREATE PROCEDURE [dbo].[sp_CheckRateLimit]
    @TenantId          INT,
    @OperationType     NVARCHAR (50),
    @IsAllowed         BIT = NULL OUTPUT,
    @RetryAfterSeconds INT = NULL OUTPUT
AS
BEGIN
    SET NOCOUNT ON;

    DECLARE @now    DATETIME2 (7) = SYSUTCDATETIME(),
            @most   INT,
            @window INT,
            @uses   BIGINT;

    BEGIN TRY
        SELECT @most = ISNULL([r].[BurstSize], [r].[MaxRequests]), @window = [r].[WindowSeconds]
        FROM [dbo].[fn_EffectiveRateLimit](@TenantId, @OperationType) AS [r];

        SELECT @uses = ISNULL(SUM([u].[Uses]), 0)
        FROM [dbo].[fn_UsageInPeriod](@TenantId, DATEADD(SECOND, -@window, @now), @now) AS [u]
        WHERE [u].[OperationType] = @OperationType;

        -- Without a policy there is no limit.
        SET @IsAllowed = CASE WHEN @uses >= @most THEN 0 ELSE 1 END;
        SET @RetryAfterSeconds = CASE WHEN @IsAllowed = 0 THEN @window ELSE 0 END;
    END TRY
    BEGIN CATCH
        THROW;
    END CATCH;
END;
