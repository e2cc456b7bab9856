-- The address of the analyze phase.
CREATE SERVICE [AnalyzeService]
    AUTHORIZATION [dbo]
    ON QUEUE [dbo].[AnalyzeQueue] ([//Hartonomous/AutonomousLoop/AnalyzeContract]);
