-- What agents may call: a procedure of this database, with the schema of its arguments.
CREATE TABLE [dbo].[AgentTools]
(
    [ToolId]         INT IDENTITY (1, 1) NOT NULL,
    [ToolName]       NVARCHAR (128)  NOT NULL,
    [Description]    NVARCHAR (1000) NOT NULL,
    [ProcedureName]  NVARCHAR (256)  NOT NULL,
    [ArgumentSchema] JSON            NULL,
    [IsReadOnly]     BIT             NOT NULL CONSTRAINT [DF_AgentTools_IsReadOnly] DEFAULT (1),
    [IsEnabled]      BIT             NOT NULL CONSTRAINT [DF_AgentTools_IsEnabled] DEFAULT (1),
    [CreatedAt]      DATETIME2 (7)   NOT NULL CONSTRAINT [DF_AgentTools_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_AgentTools] PRIMARY KEY CLUSTERED ([ToolId]),
    CONSTRAINT [UQ_AgentTools_ToolName] UNIQUE ([ToolName]),
    CONSTRAINT [CK_AgentTools_ArgumentSchema] CHECK ([ArgumentSchema] IS NULL OR ISJSON(CONVERT(NVARCHAR (MAX), [ArgumentSchema])) = 1)
);
