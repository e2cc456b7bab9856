using System;
using System.Globalization;
using System.Text.Json;
using Hartonomous.DacFx.Operations;
using Hartonomous.DacFx.Runtime;
using Hartonomous.JsonLines;

if (args is not ["--dacfx", var folder])
{
    Console.Error.WriteLine("usage: dotnet hartonomous-dacfx-host.dll --dacfx <folder that holds Microsoft.SqlServer.Dac.dll>");
    return 2;
}

// Messages and generated T-SQL must not depend on the machine's language.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

var dacfx = new DacFxFolder(folder);
dacfx.Install();
Conversation.ServeConsole(Catalog.For(dacfx).Run, new JsonSerializerOptions(JsonSerializerDefaults.Web));
return 0;
