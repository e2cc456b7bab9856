-- Both sides may send: the receiver echoes a probe on the conversation it came by.
CREATE CONTRACT [//Hartonomous/AutonomousLoop/HypothesizeContract]
    AUTHORIZATION [dbo]
    ([//Hartonomous/AutonomousLoop/HypothesizeMessage] SENT BY ANY);
