-- class: staging-only
-- A billing record stays within 1 ms (the deployment guide's baseline is 0.4 ms): the mean of a thousand.
DECLARE @run     INT = 0,
        @ledger  BIGINT,
        @now     DATETIME2 (7) = SYSUTCDATETIME(),
        @started DATETIME2 (7),
        @ms      FLOAT;

SET @started = SYSUTCDATETIME();

WHILE @run < 1000
BEGIN
    EXECUTE [dbo].[sp_InsertBillingUsageRecord_Native] 0, N'inference', 1, 0, @now, @ledger OUTPUT;
    SET @run += 1;
END;

SET @ms = DATEDIFF(MICROSECOND, @started, SYSUTCDATETIME()) / 1000000.0;
SELECT @ms AS [MeanMs] WHERE @ms > 1;
