-- The steps of an inference in their order, with the layer each one went through.
CREATE TABLE [dbo].[InferenceSteps]
(
    [InferenceId] BIGINT         NOT NULL,
    [StepNumber]  INT            NOT NULL,
    [TenantId]    INT            NOT NULL,
    [LayerId]     BIGINT         NULL,
    [Operation]   NVARCHAR (100) NOT NULL,
    [DurationMs]  INT            NULL,
    [Details]     NVARCHAR (MAX) NULL,
    CONSTRAINT [PK_InferenceSteps] PRIMARY KEY CLUSTERED ([InferenceId], [StepNumber]),
    CONSTRAINT [FK_InferenceSteps_InferenceRequests] FOREIGN KEY ([InferenceId]) REFERENCES [dbo].[InferenceRequests] ([InferenceId]),
    CONSTRAINT [FK_InferenceSteps_ModelLayers] FOREIGN KEY ([LayerId]) REFERENCES [dbo].[ModelLayers] ([LayerId]),
    CONSTRAINT [FK_InferenceSteps_Tenants] FOREIGN KEY ([TenantId]) REFERENCES [dbo].[Tenants] ([TenantId]),
    CONSTRAINT [CK_InferenceSteps_StepNumber] CHECK ([StepNumber] > 0),
    CONSTRAINT [CK_InferenceSteps_DurationMs] CHECK ([DurationMs] >= 0),
    CONSTRAINT [CK_InferenceSteps_Details] CHECK ([Details] IS NULL OR ISJSON([Details]) = 1)
);
GO

CREATE NONCLUSTERED INDEX [IX_InferenceSteps_Layer]
    ON [dbo].[InferenceSteps] ([LayerId]) INCLUDE ([DurationMs])
    WHERE [LayerId] IS NOT NULL;
