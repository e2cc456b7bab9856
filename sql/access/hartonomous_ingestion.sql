-- The service that takes in content and models: atoms, their embeddings and what they are made of.
CREATE ROLE [hartonomous_ingestion] AUTHORIZATION [dbo];

GRANT EXECUTE ON OBJECT::[dbo].[sp_IngestAtom] TO [hartonomous_ingestion];
GRANT EXECUTE ON OBJECT::[dbo].[sp_RecordUsage] TO [hartonomous_ingestion];

GRANT SELECT ON OBJECT::[dbo].[Tenants] TO [hartonomous_ingestion];
GRANT SELECT ON OBJECT::[dbo].[DeduplicationPolicies] TO [hartonomous_ingestion];
GRANT SELECT ON OBJECT::[dbo].[SpatialProjectionAnchors] TO [hartonomous_ingestion];
GRANT SELECT ON OBJECT::[dbo].[SpatialLandmarks] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, UPDATE ON OBJECT::[dbo].[Atoms] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, UPDATE ON OBJECT::[dbo].[AtomEmbeddings] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, DELETE ON OBJECT::[dbo].[AtomEmbeddingComponents] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, UPDATE ON OBJECT::[dbo].[AtomRelations] TO [hartonomous_ingestion];
GRANT SELECT, INSERT ON OBJECT::[dbo].[AtomPayloadStore] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, DELETE ON OBJECT::[dbo].[AtomicTextTokens] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, DELETE ON OBJECT::[dbo].[AtomicPixels] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, DELETE ON OBJECT::[dbo].[AtomicAudioSamples] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, UPDATE ON OBJECT::[dbo].[CodeAtoms] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, UPDATE ON OBJECT::[dbo].[AudioData] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, DELETE ON OBJECT::[dbo].[AudioFrames] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, DELETE ON OBJECT::[dbo].[VideoFrames] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, UPDATE ON OBJECT::[dbo].[TokenVocabulary] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, UPDATE ON OBJECT::[dbo].[Models] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, UPDATE ON OBJECT::[dbo].[ModelVersions] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, UPDATE ON OBJECT::[dbo].[ModelLayers] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, UPDATE ON OBJECT::[dbo].[ModelMetadata] TO [hartonomous_ingestion];
GRANT SELECT, INSERT ON OBJECT::[dbo].[ModelArtifacts] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, UPDATE ON OBJECT::[dbo].[TensorAtoms] TO [hartonomous_ingestion];
GRANT SELECT, INSERT ON OBJECT::[dbo].[TensorAtomPayloads] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, UPDATE ON OBJECT::[dbo].[TensorAtomCoefficients] TO [hartonomous_ingestion];
GRANT SELECT, INSERT, UPDATE ON OBJECT::[dbo].[ModelWeights] TO [hartonomous_ingestion];
GRANT INSERT ON OBJECT::[dbo].[ErrorLog] TO [hartonomous_ingestion];
