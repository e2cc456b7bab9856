-- Feeds dbo.sp_Learn. One reader: the phases of a tenant's cycle never run side by side. Five rollbacks in a row
-- still switch the queue off, the last resort when the procedure itself cannot put a message away.
CREATE QUEUE [dbo].[LearnQueue]
    WITH STATUS = ON,
         RETENTION = OFF,
         ACTIVATION (STATUS = ON, PROCEDURE_NAME = [dbo].[sp_Learn], MAX_QUEUE_READERS = 1, EXECUTE AS OWNER),
         POISON_MESSAGE_HANDLING (STATUS = ON);
