-- Auditors: who did what, what was billed, where content comes from, and who may do what. Reads only.
CREATE ROLE [hartonomous_auditor] AUTHORIZATION [dbo];

GRANT VIEW DEFINITION, VIEW DATABASE STATE TO [hartonomous_auditor];
GRANT SELECT ON SCHEMA::[provenance] TO [hartonomous_auditor];
GRANT SELECT ON OBJECT::[dbo].[SecurityAuditLog] TO [hartonomous_auditor];
GRANT SELECT ON OBJECT::[dbo].[Tenants] TO [hartonomous_auditor];
GRANT SELECT ON OBJECT::[dbo].[TenantSecurityPolicy] TO [hartonomous_auditor];
GRANT SELECT ON OBJECT::[dbo].[ApiKeyScopes] TO [hartonomous_auditor];
GRANT SELECT ON OBJECT::[dbo].[BillingUsageLedger] TO [hartonomous_auditor];
GRANT SELECT ON OBJECT::[dbo].[BillingUsageLedgerHistory] TO [hartonomous_auditor];
GRANT SELECT ON OBJECT::[dbo].[BillingInvoices] TO [hartonomous_auditor];
GRANT SELECT ON OBJECT::[dbo].[BillingCreditHistory] TO [hartonomous_auditor];
GRANT SELECT ON OBJECT::[dbo].[AutonomousImprovementHistory] TO [hartonomous_auditor];
GRANT SELECT ON OBJECT::[dbo].[PendingActions] TO [hartonomous_auditor];
GRANT SELECT ON OBJECT::[dbo].[ToolInvocationLog] TO [hartonomous_auditor];
GRANT SELECT ON OBJECT::[dbo].[WeightRollbackLog] TO [hartonomous_auditor];
GRANT SELECT ON OBJECT::[dbo].[ProvenanceNodes] TO [hartonomous_auditor];
GRANT SELECT ON OBJECT::[dbo].[ProvenanceEdges] TO [hartonomous_auditor];
GRANT EXECUTE ON OBJECT::[dbo].[sp_QueryProvenance] TO [hartonomous_auditor];
