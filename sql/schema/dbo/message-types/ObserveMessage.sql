-- A message that asks for a cycle of the loop: tenant, hours to look back, what may be changed without a person. The body is JSON,
-- which Service Broker cannot validate; the receiving procedure does.
CREATE MESSAGE TYPE [//Hartonomous/AutonomousLoop/ObserveMessage]
    AUTHORIZATION [dbo]
    VALIDATION = NONE;
