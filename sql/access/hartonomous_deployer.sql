-- The identity behind the gate of a deployment: makes and changes objects and seeds. It cannot give permissions; who
-- deploys changes of access itself is the owner of the database.
CREATE ROLE [hartonomous_deployer] AUTHORIZATION [dbo];

ALTER ROLE [db_ddladmin] ADD MEMBER [hartonomous_deployer];
ALTER ROLE [db_datareader] ADD MEMBER [hartonomous_deployer];
ALTER ROLE [db_datawriter] ADD MEMBER [hartonomous_deployer];

GRANT EXECUTE ON SCHEMA::[dbo] TO [hartonomous_deployer];
GRANT EXECUTE ON SCHEMA::[provenance] TO [hartonomous_deployer];
GRANT BACKUP DATABASE, VIEW DEFINITION, VIEW DATABASE STATE, ALTER ANY SECURITY POLICY TO [hartonomous_deployer];
