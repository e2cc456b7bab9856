-- Analysts: read everything but what belongs to security, and change nothing.
CREATE ROLE [hartonomous_reader] AUTHORIZATION [dbo];

GRANT SELECT ON SCHEMA::[dbo] TO [hartonomous_reader];
GRANT SELECT ON SCHEMA::[graph] TO [hartonomous_reader];
GRANT SELECT ON SCHEMA::[provenance] TO [hartonomous_reader];
GRANT SELECT ON SCHEMA::[Attention] TO [hartonomous_reader];
GRANT SELECT ON SCHEMA::[Reasoning] TO [hartonomous_reader];
GRANT SELECT ON SCHEMA::[Stream] TO [hartonomous_reader];
GRANT SHOWPLAN TO [hartonomous_reader];

-- Searching and asking for an origin read only.
GRANT EXECUTE ON OBJECT::[dbo].[sp_SemanticSearch] TO [hartonomous_reader];
GRANT EXECUTE ON OBJECT::[dbo].[sp_CompareEmbeddings] TO [hartonomous_reader];
GRANT EXECUTE ON OBJECT::[dbo].[sp_QueryProvenance] TO [hartonomous_reader];
GRANT EXECUTE ON OBJECT::[dbo].[sp_CompareModelKnowledge] TO [hartonomous_reader];

DENY SELECT ON OBJECT::[dbo].[ApiKeys] TO [hartonomous_reader];
DENY SELECT ON OBJECT::[dbo].[ApiKeyScopes] TO [hartonomous_reader];
DENY SELECT ON OBJECT::[dbo].[SecurityAuditLog] TO [hartonomous_reader];
DENY SELECT ON OBJECT::[dbo].[TenantSecurityPolicy] TO [hartonomous_reader];
