-- class: rolled-back
-- A chain has as many steps as asked for, several ways have one best, and samples agree to some degree.
DECLARE @chain  UNIQUEIDENTIFIER,
        @many   UNIQUEIDENTIFIER,
        @answer NVARCHAR (MAX),
        @result BIGINT,
        @model  INT;
DECLARE @failures TABLE ([What] NVARCHAR (100) NOT NULL, [Found] NVARCHAR (100) NULL);

EXECUTE [dbo].[sp_CreateTenant] 2000000005, N'check-reasoning';
SET @model = (SELECT MIN([ModelId]) FROM [dbo].[Models] WHERE [IsActive] = 1);

EXECUTE [dbo].[sp_ChainOfThoughtReasoning] 2000000005, @model, N'a b c a b c a', 2, 1, @chain OUTPUT, @answer OUTPUT;
INSERT INTO @failures SELECT N'fn_ReasoningSteps', CAST(COUNT(*) AS NVARCHAR (40)) FROM [dbo].[fn_ReasoningSteps](2000000005, @chain) AS [s] HAVING COUNT(*) <> 2;

EXECUTE [dbo].[sp_MultiPathReasoning] 2000000005, @model, N'a b c a b c a', 2, 1, @many OUTPUT, @answer OUTPUT;
INSERT INTO @failures SELECT N'sp_MultiPathReasoning', CAST(COUNT(*) AS NVARCHAR (40)) FROM [Reasoning].[MultiPathReasoning] WHERE [ReasoningId] = @many AND [IsBest] = 1 HAVING COUNT(*) <> 1;

EXECUTE [dbo].[sp_SelfConsistency] 2000000005, @model, N'a b c a b c a', 3, @result OUTPUT, @answer OUTPUT;
INSERT INTO @failures SELECT N'sp_SelfConsistency', CAST([AgreementRatio] AS NVARCHAR (40)) FROM [Reasoning].[SelfConsistencyResults] WHERE [ResultId] = @result AND ([SampleCount] <> 3 OR [AgreementRatio] < 0.3333);

SELECT [What], [Found] FROM @failures;
