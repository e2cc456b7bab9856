-- class: rolled-back
-- What was made of what is found in both directions and over several steps, and a whole stream passes the audit.
DECLARE @operation UNIQUEIDENTIFIER,
        @stream    UNIQUEIDENTIFIER,
        @audit     BIGINT;
DECLARE @reached TABLE ([NodeId] BIGINT, [NodeType] NVARCHAR (50), [EntityId] BIGINT, [Depth] INT, [Way] NVARCHAR (MAX));
DECLARE @audited TABLE ([AuditId] BIGINT, [OperationsAudited] INT, [OperationsValid] INT, [OperationsFailed] INT, [Score] DECIMAL (5, 4), [Findings] NVARCHAR (MAX));
DECLARE @failures TABLE ([What] NVARCHAR (100) NOT NULL, [Found] NVARCHAR (100) NULL);

EXECUTE [dbo].[sp_CreateTenant] 2000000003, N'check-provenance';
EXECUTE [dbo].[sp_RecordProvenance] 2000000003, N'Atom', 1, N'Inference', 2, N'GeneratedBy';
EXECUTE [dbo].[sp_RecordProvenance] 2000000003, N'Inference', 2, N'Model', 3, N'AnsweredBy';
EXECUTE [dbo].[sp_RecordProvenance] 2000000003, N'Inference', 2, N'Model', 3, N'AnsweredBy';

INSERT INTO @failures SELECT N'fn_ProvenanceSources', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_ProvenanceSources](2000000003, N'Inference', 2) AS [s] HAVING COUNT(*) <> 1;
INSERT INTO @failures SELECT N'fn_ProvenanceUses', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_ProvenanceUses](2000000003, N'Inference', 2) AS [s] HAVING COUNT(*) <> 1;
INSERT INTO @reached EXECUTE [dbo].[sp_QueryProvenance] 2000000003, N'Atom', 1, 5;
INSERT INTO @failures SELECT N'sp_QueryProvenance', CAST(COUNT(*) AS NVARCHAR (40)) FROM @reached WHERE [NodeType] = N'Model' AND [Depth] = 2 HAVING COUNT(*) <> 1;

EXECUTE [dbo].[sp_BeginOperation] 2000000003, N'check', N'check', NULL, NULL, NULL, @operation OUTPUT, @stream OUTPUT;
EXECUTE [dbo].[sp_AppendOperationSegment] 2000000003, @stream, N'Input', 0x0102;
EXECUTE [dbo].[sp_AppendOperationSegment] 2000000003, @stream, N'Output', 0x03;
EXECUTE [dbo].[sp_CompleteOperation] 2000000003, @operation;
INSERT INTO @failures SELECT [RuleName], [Outcome] FROM [provenance].[ProvenanceValidationResults] WHERE [OperationId] = @operation AND [Outcome] <> N'Pass';

INSERT INTO @audited EXECUTE [dbo].[sp_AuditProvenanceChain] 2000000003, NULL, NULL, @audit OUTPUT;
INSERT INTO @failures SELECT N'sp_AuditProvenanceChain', CAST([Score] AS NVARCHAR (40)) FROM @audited WHERE [Score] <> 1 OR [OperationsFailed] <> 0;

SELECT [What], [Found] FROM @failures;
