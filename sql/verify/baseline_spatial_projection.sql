-- class: staging-only
-- A spatial projection stays within 20 ms (the deployment guide's baseline is 12 ms): the mean of fifty.
DECLARE @vector  VARBINARY (8000),
        @point   GEOMETRY,
        @run     INT = 0,
        @started DATETIME2 (7),
        @ms      FLOAT;

EXECUTE [dbo].[sp_TextToEmbedding] N'a text for the baseline', @vector OUTPUT;
SET @started = SYSUTCDATETIME();

WHILE @run < 50
BEGIN
    SET @point = [dbo].[fn_ProjectEmbedding]([dbo].[fn_BytesToVector](@vector));
    SET @run += 1;
END;

SET @ms = DATEDIFF(MICROSECOND, @started, SYSUTCDATETIME()) / 50000.0;
SELECT @ms AS [MeanMs] WHERE @ms > 20;
