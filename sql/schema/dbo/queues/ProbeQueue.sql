-- Where the echo of a probe arrives. Nothing is activated here: whoever sent the probe receives the echo, by the
-- handle of its own conversation.
CREATE QUEUE [dbo].[ProbeQueue]
    WITH STATUS = ON,
         RETENTION = OFF;
