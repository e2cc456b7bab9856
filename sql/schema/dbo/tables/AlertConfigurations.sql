-- When somebody is told: a metric, a bound and how long it has to last.
CREATE TABLE [dbo].[AlertConfigurations]
(
    [AlertId]       INT IDENTITY (1, 1) NOT NULL,
    [AlertName]     NVARCHAR (128) NOT NULL,
    [MetricName]    NVARCHAR (100) NOT NULL,
    [Comparison]    NVARCHAR (2)   NOT NULL,
    [Threshold]     FLOAT (53)     NOT NULL,
    [WindowMinutes] INT            NOT NULL,
    [Severity]      NVARCHAR (20)  NOT NULL,
    [IsEnabled]     BIT            NOT NULL CONSTRAINT [DF_AlertConfigurations_IsEnabled] DEFAULT (1),
    [CreatedAt]     DATETIME2 (7)  NOT NULL CONSTRAINT [DF_AlertConfigurations_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_AlertConfigurations] PRIMARY KEY CLUSTERED ([AlertId]),
    CONSTRAINT [UQ_AlertConfigurations_AlertName] UNIQUE ([AlertName]),
    CONSTRAINT [CK_AlertConfigurations_Comparison] CHECK ([Comparison] IN (N'>', N'>=', N'<', N'<=')),
    CONSTRAINT [CK_AlertConfigurations_WindowMinutes] CHECK ([WindowMinutes] > 0),
    CONSTRAINT [CK_AlertConfigurations_Severity] CHECK ([Severity] IN (N'Information', N'Warning', N'Critical'))
);
