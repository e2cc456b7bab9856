-- Both sides may send: the receiver echoes a probe on the conversation it came by.
CREATE CONTRACT [//Hartonomous/AutonomousLoop/AnalyzeContract]
    AUTHORIZATION [dbo]
    ([//Hartonomous/AutonomousLoop/AnalyzeMessage] SENT BY ANY);
