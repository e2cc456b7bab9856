using System;
using System.Collections;
using System.Collections.Generic;
using System.Data.SqlTypes;
using System.Diagnostics;

namespace Hartonomous.Clr;

/// <summary>The shell function with the lists as arguments, an entry a line: what the T-SQL function does, and tests call.</summary>
public static class GuardedPrograms
{
    private const int LongestSeconds = 3600;

    /// <summary>Runs a program without a shell and without a window, and waits for its end.</summary>
    public static IEnumerable Run(
        SqlString allowedPrograms,
        SqlString allowedPaths,
        SqlString executable,
        SqlString arguments,
        SqlString workingDirectory,
        SqlInt32 timeoutSeconds)
    {
        if (Argument.AnyNull(executable, arguments, workingDirectory, timeoutSeconds))
        {
            return new object[0];
        }

        int timeout = 1000 * Argument.Within(timeoutSeconds, "TimeoutSeconds", 1, LongestSeconds);
        var start = new ProcessStartInfo
        {
            FileName = ProgramRules.Allowed(executable.Value, TenantPolicy.Lines(allowedPrograms)),
            Arguments = CommandLine.Of(ArgumentList(arguments.Value)),
            WorkingDirectory = new PathRules(TenantPolicy.Lines(allowedPaths)).Allowed(workingDirectory.Value),
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        return Output(start, timeout);
    }

    /// <summary>What Run gives, as one text: a line each, its stream before it.</summary>
    public static SqlString RunToText(
        SqlString allowedPrograms,
        SqlString allowedPaths,
        SqlString executable,
        SqlString arguments,
        SqlString workingDirectory,
        SqlInt32 timeoutSeconds)
    {
        var text = new List<string>();
        foreach (object row in Run(allowedPrograms, allowedPaths, executable, arguments, workingDirectory, timeoutSeconds))
        {
            (string stream, string line) = ((string, string))row;
            text.Add(stream + " " + line);
        }

        return new SqlString(string.Join("\n", text));
    }

    private static List<string> ArgumentList(string json)
    {
        var list = Json.Parse(json) as List<object>;
        Argument.Require(list != null && list.TrueForAll(one => one is string), "The arguments are no JSON array of texts. Pass one, for instance [\"commit\", \"-m\", \"text\"].");
        return list.ConvertAll(one => (string)one);
    }

    private static List<(string, string)> Output(ProcessStartInfo start, int timeout)
    {
        var lines = new List<(string, string)>();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Take(lines, "output", line.Data);
        process.ErrorDataReceived += (_, line) => Take(lines, "error", line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(timeout))
        {
            process.Kill();
            throw new TimeoutException(string.Format("The program did not end within {0} s and was killed. Pass a longer time.", timeout / 1000));
        }

        // Once more without a time: only then have all lines arrived.
        process.WaitForExit();
        Take(lines, "exit", process.ExitCode.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return lines;
    }

    private static void Take(List<(string, string)> lines, string stream, string text)
    {
        lock (lines)
        {
            if (text != null)
            {
                lines.Add((stream, text));
            }
        }
    }

    /// <summary>A row of Run as columns.</summary>
    public static void FillLine(object row, out SqlString streamName, out SqlString text)
    {
        (string stream, string line) = ((string, string))row;
        streamName = stream;
        text = line;
    }
}
