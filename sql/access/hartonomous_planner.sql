-- The identity that plans deployments and looks for drift: sees definitions and the rows that seeds name, changes
-- nothing.
CREATE ROLE [hartonomous_planner] AUTHORIZATION [dbo];

GRANT VIEW DEFINITION, VIEW DATABASE STATE TO [hartonomous_planner];
GRANT SELECT ON OBJECT::[dbo].[Tenants] TO [hartonomous_planner];
GRANT SELECT ON OBJECT::[dbo].[Models] TO [hartonomous_planner];
GRANT SELECT ON OBJECT::[dbo].[BillingRatePlans] TO [hartonomous_planner];
GRANT SELECT ON OBJECT::[dbo].[BillingOperationRates] TO [hartonomous_planner];
GRANT SELECT ON OBJECT::[dbo].[BillingPricingTiers] TO [hartonomous_planner];
GRANT SELECT ON OBJECT::[dbo].[DeduplicationPolicies] TO [hartonomous_planner];
GRANT SELECT ON OBJECT::[dbo].[RateLimitPolicies] TO [hartonomous_planner];
GRANT SELECT ON OBJECT::[dbo].[SpatialProjectionAnchors] TO [hartonomous_planner];
GRANT SELECT ON OBJECT::[dbo].[SpatialLandmarks] TO [hartonomous_planner];
GRANT SELECT ON OBJECT::[dbo].[SearchIndices] TO [hartonomous_planner];
GRANT SELECT ON OBJECT::[dbo].[FeedbackCategories] TO [hartonomous_planner];
GRANT SELECT ON OBJECT::[dbo].[AlertConfigurations] TO [hartonomous_planner];
GRANT SELECT ON OBJECT::[dbo].[AgentTools] TO [hartonomous_planner];
