-- The address of the observe phase.
CREATE SERVICE [ObserveService]
    AUTHORIZATION [dbo]
    ON QUEUE [dbo].[ObserveQueue] ([//Hartonomous/AutonomousLoop/ObserveContract]);
