-- The address of the hypothesize phase.
CREATE SERVICE [HypothesizeService]
    AUTHORIZATION [dbo]
    ON QUEUE [dbo].[HypothesizeQueue] ([//Hartonomous/AutonomousLoop/HypothesizeContract]);
