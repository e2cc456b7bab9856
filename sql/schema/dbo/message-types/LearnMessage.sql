-- A message that names a cycle whose actions are carried out or waiting for a person. The body is JSON,
-- which Service Broker cannot validate; the receiving procedure does.
CREATE MESSAGE TYPE [//Hartonomous/AutonomousLoop/LearnMessage]
    AUTHORIZATION [dbo]
    VALIDATION = NONE;
