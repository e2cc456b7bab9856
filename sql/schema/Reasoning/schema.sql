-- Chains of thought, the agreement of several, and ways explored side by side.
CREATE SCHEMA [Reasoning] AUTHORIZATION [dbo];
