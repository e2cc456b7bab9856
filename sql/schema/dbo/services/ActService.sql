-- The address of the act phase.
CREATE SERVICE [ActService]
    AUTHORIZATION [dbo]
    ON QUEUE [dbo].[ActQueue] ([//Hartonomous/AutonomousLoop/ActContract]);
