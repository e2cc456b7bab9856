-- A message that names a cycle whose actions are proposed. The body is JSON,
-- which Service Broker cannot validate; the receiving procedure does.
CREATE MESSAGE TYPE [//Hartonomous/AutonomousLoop/ActMessage]
    AUTHORIZATION [dbo]
    VALIDATION = NONE;
