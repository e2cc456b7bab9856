-- In whose name verification sends its probes. It takes no contract, so nobody can open a conversation with it.
CREATE SERVICE [ProbeService]
    AUTHORIZATION [dbo]
    ON QUEUE [dbo].[ProbeQueue];
