-- class: staging-only
-- A probe that is sent to each phase of the loop comes back from all five within a quarter of a minute.
DECLARE @probe  UNIQUEIDENTIFIER,
        @echoes INT;

EXECUTE [dbo].[sp_ProbeLoop] @probe OUTPUT;
EXECUTE [dbo].[sp_CollectProbes] @probe, 15000, @echoes OUTPUT;

SELECT @echoes AS [Echoes] WHERE ISNULL(@echoes, 0) <> 5;
