-- People who keep the system running: see all, start the loop, decide what it proposed, purge, go back, switch.
CREATE ROLE [hartonomous_operator] AUTHORIZATION [dbo];

GRANT SELECT, EXECUTE ON SCHEMA::[dbo] TO [hartonomous_operator];
GRANT SELECT ON SCHEMA::[graph] TO [hartonomous_operator];
GRANT SELECT ON SCHEMA::[provenance] TO [hartonomous_operator];
GRANT SELECT ON SCHEMA::[Attention] TO [hartonomous_operator];
GRANT SELECT ON SCHEMA::[Reasoning] TO [hartonomous_operator];
GRANT SELECT ON SCHEMA::[Stream] TO [hartonomous_operator];
GRANT SHOWPLAN, VIEW DATABASE STATE, VIEW DEFINITION TO [hartonomous_operator];

GRANT INSERT, UPDATE ON OBJECT::[dbo].[Tenants] TO [hartonomous_operator];
GRANT INSERT, UPDATE ON OBJECT::[dbo].[TenantSubscriptions] TO [hartonomous_operator];
GRANT INSERT, UPDATE, DELETE ON OBJECT::[dbo].[TenantFeatures] TO [hartonomous_operator];
GRANT INSERT, UPDATE ON OBJECT::[dbo].[TenantSecurityPolicy] TO [hartonomous_operator];
GRANT INSERT, UPDATE ON OBJECT::[dbo].[RateLimitPolicies] TO [hartonomous_operator];
GRANT INSERT, UPDATE ON OBJECT::[dbo].[AlertConfigurations] TO [hartonomous_operator];
GRANT UPDATE ON OBJECT::[dbo].[AlertHistory] TO [hartonomous_operator];
GRANT UPDATE ON OBJECT::[dbo].[PendingActions] TO [hartonomous_operator];
GRANT UPDATE ON OBJECT::[dbo].[ApiKeys] TO [hartonomous_operator];

-- What starting a dialog of the loop asks for: the initiator's queue, the contract, and both services.
GRANT RECEIVE ON OBJECT::[dbo].[LearnQueue] TO [hartonomous_operator];
GRANT SEND ON SERVICE::[LearnService] TO [hartonomous_operator];
GRANT SEND ON SERVICE::[ObserveService] TO [hartonomous_operator];
GRANT REFERENCES ON CONTRACT::[//Hartonomous/AutonomousLoop/ObserveContract] TO [hartonomous_operator];

-- What the probe of the loop sends and collects.
GRANT RECEIVE ON OBJECT::[dbo].[ProbeQueue] TO [hartonomous_operator];
GRANT SEND ON SERVICE::[ProbeService] TO [hartonomous_operator];
GRANT SEND ON SERVICE::[AnalyzeService] TO [hartonomous_operator];
GRANT SEND ON SERVICE::[HypothesizeService] TO [hartonomous_operator];
GRANT SEND ON SERVICE::[ActService] TO [hartonomous_operator];
GRANT REFERENCES ON CONTRACT::[//Hartonomous/AutonomousLoop/AnalyzeContract] TO [hartonomous_operator];
GRANT REFERENCES ON CONTRACT::[//Hartonomous/AutonomousLoop/HypothesizeContract] TO [hartonomous_operator];
GRANT REFERENCES ON CONTRACT::[//Hartonomous/AutonomousLoop/ActContract] TO [hartonomous_operator];
GRANT REFERENCES ON CONTRACT::[//Hartonomous/AutonomousLoop/LearnContract] TO [hartonomous_operator];
