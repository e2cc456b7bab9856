using Hartonomous.JsonLines;
using Hartonomous.SqlClrHost.Protocol;

Conversation.ServeConsole(Operations.Table().Run, Wire.Default.Options);
