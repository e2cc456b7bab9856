-- Both sides may send: the receiver echoes a probe on the conversation it came by.
CREATE CONTRACT [//Hartonomous/AutonomousLoop/ObserveContract]
    AUTHORIZATION [dbo]
    ([//Hartonomous/AutonomousLoop/ObserveMessage] SENT BY ANY);
