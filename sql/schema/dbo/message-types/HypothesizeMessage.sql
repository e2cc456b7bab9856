-- A message that names a cycle whose measurements are compared. The body is JSON,
-- which Service Broker cannot validate; the receiving procedure does.
CREATE MESSAGE TYPE [//Hartonomous/AutonomousLoop/HypothesizeMessage]
    AUTHORIZATION [dbo]
    VALIDATION = NONE;
