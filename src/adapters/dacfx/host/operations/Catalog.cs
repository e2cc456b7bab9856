using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hartonomous.DacFx.Runtime;
using Hartonomous.JsonLines;

namespace Hartonomous.DacFx.Operations;

/// <summary>The operations by name. A new one is a file beside this and a line here.</summary>
internal static class Catalog
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static OperationTable For(DacFxFolder dacfx)
    {
        return new(new()
        {
            ["hello"] = Taking<Hello.Request>(_ => Hello.Run(dacfx)),
            ["build"] = Taking<Build.Request>(Build.Run),
            ["diff"] = Taking<Diff.Request>(Diff.Run),
            ["describe"] = Taking<Describe.Request>(Describe.Run),
            ["check"] = Taking<Check.Request>(Check.Run),
            ["tokens"] = Taking<Tokens.Request>(Tokens.Run),
        });

        Func<JsonElement, object> Taking<TRequest>(Func<TRequest, object> run) => request =>
        {
            // Asked at every request, before any type of DacFx is touched: a wrong folder is an answer and not a crash.
            dacfx.RequireComplete();
            var shaped = request.Deserialize<TRequest>(Shape)!;
            try
            {
                return run(shaped);
            }
            catch (Exception exception) when (exception is not (HostException or JsonException))
            {
                throw Known(exception);
            }
        };
    }

    private static HostException Known(Exception exception)
    {
        // Reflection and type initialisers wrap the exception that says something.
        while (exception is TargetInvocationException or TypeInitializationException && exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception is FileNotFoundException { FileName: { } file } && file.Contains(", Version=", StringComparison.Ordinal)
            ? new(DacFxError.Missing, $"DacFx needs {file}, which its folder lacks.", exception.ToString(), exception)
            // DacFx says that an error occurred on the outside, and which one on the inside.
            : new(DacFxError.Failed, string.Join(" ", Chain(exception).Select(e => e.Message.Trim()).Distinct()), exception.ToString(), exception);
    }

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
