-- A message that names a cycle whose measurements are taken. The body is JSON,
-- which Service Broker cannot validate; the receiving procedure does.
CREATE MESSAGE TYPE [//Hartonomous/AutonomousLoop/AnalyzeMessage]
    AUTHORIZATION [dbo]
    VALIDATION = NONE;
