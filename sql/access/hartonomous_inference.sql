-- The service that answers: reads atoms and models, writes what became of each request.
CREATE ROLE [hartonomous_inference] AUTHORIZATION [dbo];

GRANT EXECUTE ON OBJECT::[dbo].[sp_SemanticSearch] TO [hartonomous_inference];
GRANT EXECUTE ON OBJECT::[dbo].[sp_CompareEmbeddings] TO [hartonomous_inference];
GRANT EXECUTE ON OBJECT::[dbo].[sp_QueryProvenance] TO [hartonomous_inference];
GRANT EXECUTE ON OBJECT::[dbo].[sp_RecordUsage] TO [hartonomous_inference];

GRANT SELECT ON SCHEMA::[dbo] TO [hartonomous_inference];
GRANT SELECT ON SCHEMA::[graph] TO [hartonomous_inference];
GRANT SELECT, INSERT, UPDATE ON SCHEMA::[provenance] TO [hartonomous_inference];
GRANT SELECT, INSERT ON SCHEMA::[Attention] TO [hartonomous_inference];
GRANT SELECT, INSERT, UPDATE ON SCHEMA::[Reasoning] TO [hartonomous_inference];
GRANT SELECT, INSERT ON SCHEMA::[Stream] TO [hartonomous_inference];

GRANT INSERT, UPDATE ON OBJECT::[dbo].[InferenceRequests] TO [hartonomous_inference];
GRANT INSERT ON OBJECT::[dbo].[InferenceSteps] TO [hartonomous_inference];
GRANT INSERT, UPDATE ON OBJECT::[dbo].[InferenceMetadata] TO [hartonomous_inference];
GRANT INSERT ON OBJECT::[dbo].[InferenceAtomUsage] TO [hartonomous_inference];
GRANT INSERT ON OBJECT::[dbo].[InferenceFeedback] TO [hartonomous_inference];
GRANT INSERT ON OBJECT::[dbo].[TransformerInferenceResults] TO [hartonomous_inference];
GRANT INSERT, UPDATE ON OBJECT::[dbo].[GenerationHistory] TO [hartonomous_inference];
GRANT INSERT, UPDATE ON OBJECT::[dbo].[GenerationAttempts] TO [hartonomous_inference];
GRANT INSERT ON OBJECT::[dbo].[GenerationContextWindows] TO [hartonomous_inference];
GRANT INSERT ON OBJECT::[dbo].[GenerationLog] TO [hartonomous_inference];
GRANT INSERT, UPDATE ON OBJECT::[dbo].[GenerationMetrics] TO [hartonomous_inference];
GRANT INSERT ON OBJECT::[dbo].[ModelActivations] TO [hartonomous_inference];
GRANT INSERT, UPDATE, DELETE ON OBJECT::[dbo].[CachedActivations] TO [hartonomous_inference];
GRANT INSERT, UPDATE, DELETE ON OBJECT::[dbo].[InferenceCache] TO [hartonomous_inference];
GRANT INSERT, UPDATE ON OBJECT::[dbo].[UserSessions] TO [hartonomous_inference];
GRANT INSERT ON OBJECT::[dbo].[SessionPaths] TO [hartonomous_inference];
GRANT INSERT ON OBJECT::[dbo].[SearchResults] TO [hartonomous_inference];
GRANT INSERT ON OBJECT::[dbo].[SpatialQueries] TO [hartonomous_inference];
GRANT INSERT ON OBJECT::[dbo].[TelemetryEvents] TO [hartonomous_inference];
GRANT INSERT ON OBJECT::[dbo].[ErrorLog] TO [hartonomous_inference];

DENY SELECT ON OBJECT::[dbo].[ApiKeys] TO [hartonomous_inference];
DENY SELECT ON OBJECT::[dbo].[SecurityAuditLog] TO [hartonomous_inference];
