-- The address of the learn phase.
CREATE SERVICE [LearnService]
    AUTHORIZATION [dbo]
    ON QUEUE [dbo].[LearnQueue] ([//Hartonomous/AutonomousLoop/LearnContract]);
