using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;

/// <summary>
/// Runs before the DacFx host's Main, where this repository's setup had to fall back to DacFx 150. The runtime
/// asks for this name without a namespace (docs/design/features/host-startup-hook.md of dotnet/runtime).
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (!NamesDacFx150(Environment.GetCommandLineArgs()))
        {
            return;
        }

        if (OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64)
        {
            KeyPairAccessors.Silence();
            return;
        }

        Console.Error.WriteLine("DacFx 150 runs on .NET 6 and newer on Linux x64 only. Name a newer DacFx with --dacfx.");
    }

    private static bool NamesDacFx150(string[] arguments)
    {
        int option = Array.IndexOf(arguments, "--dacfx");
        if (option < 0 || option + 1 >= arguments.Length)
        {
            return false;
        }

        string library = Path.Combine(arguments[option + 1], "Microsoft.SqlServer.Dac.dll");
        return File.Exists(library) && FileVersionInfo.GetVersionInfo(library).FileMajorPart is 15 or 150;
    }
}
