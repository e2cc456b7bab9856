-- The application: calls the procedures and writes rows of tenants. What money and audit consist of it can add to and
-- not take away from; prices, policies and the switches of the system it only reads.
CREATE ROLE [hartonomous_writer] AUTHORIZATION [dbo];

GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON SCHEMA::[dbo] TO [hartonomous_writer];
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::[graph] TO [hartonomous_writer];
GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON SCHEMA::[provenance] TO [hartonomous_writer];
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::[Attention] TO [hartonomous_writer];
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::[Reasoning] TO [hartonomous_writer];
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::[Stream] TO [hartonomous_writer];

DENY UPDATE, DELETE ON OBJECT::[dbo].[BillingUsageLedger] TO [hartonomous_writer];
DENY UPDATE, DELETE ON OBJECT::[dbo].[BillingCreditHistory] TO [hartonomous_writer];
DENY UPDATE, DELETE ON OBJECT::[dbo].[SecurityAuditLog] TO [hartonomous_writer];
DENY INSERT, UPDATE, DELETE ON OBJECT::[dbo].[BillingRatePlans] TO [hartonomous_writer];
DENY INSERT, UPDATE, DELETE ON OBJECT::[dbo].[BillingOperationRates] TO [hartonomous_writer];
DENY INSERT, UPDATE, DELETE ON OBJECT::[dbo].[BillingPricingTiers] TO [hartonomous_writer];
DENY INSERT, UPDATE, DELETE ON OBJECT::[dbo].[TenantSecurityPolicy] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_SetTenantAccess] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_PurgeOldData] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_RollbackWeightsToTimestamp] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_RestoreWeightSnapshot] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_PurgeTelemetry] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_CreateTenant] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_ChangeSubscription] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_SetTenantQuota] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_GrantCredit] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_IssueInvoice] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_SettleInvoice] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_RegisterApiKey] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_RevokeApiKey] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_ServeModelVersion] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_InitializeSpatialAnchors] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_RebuildSpatialIndices] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_RebuildFragmentedIndexes] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_ManageHartonomousIndexes] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_UpdateStatistics] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_EvictInferenceCache] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_DecideAction] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_StopLoop] TO [hartonomous_writer];
DENY EXECUTE ON OBJECT::[dbo].[sp_AutonomousImprovement] TO [hartonomous_writer];
