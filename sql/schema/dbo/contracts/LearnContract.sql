-- Both sides may send: the receiver echoes a probe on the conversation it came by.
CREATE CONTRACT [//Hartonomous/AutonomousLoop/LearnContract]
    AUTHORIZATION [dbo]
    ([//Hartonomous/AutonomousLoop/LearnMessage] SENT BY ANY);
