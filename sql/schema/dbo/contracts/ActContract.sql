-- Both sides may send: the receiver echoes a probe on the conversation it came by.
CREATE CONTRACT [//Hartonomous/AutonomousLoop/ActContract]
    AUTHORIZATION [dbo]
    ([//Hartonomous/AutonomousLoop/ActMessage] SENT BY ANY);
