using System;
using System.Reflection;
using System.Text.Json;
using Hartonomous.JsonLines;
using Hartonomous.SqlClrHost.Protocol;

namespace Hartonomous.SqlClrHost.Call;

/// <summary>One JSON value as the argument a parameter expects.</summary>
internal static class SqlArgument
{
    public static object? Of(ParameterInfo parameter, JsonElement json)
    {
        var type = parameter.ParameterType is { IsByRef: true } reference ? reference.GetElementType()! : parameter.ParameterType;
        var form = ValueForm.Of(type) ?? throw Bad(parameter, "values of this type can't be passed", null);

        if (json.ValueKind == JsonValueKind.Null)
        {
            return form.Null is null && !parameter.IsOut && type.IsValueType && Nullable.GetUnderlyingType(type) is null
                ? throw Bad(parameter, "its type has no NULL; a Sql… type or a nullable one has", null)
                : form.Null;
        }

        try
        {
            return form.Read(json);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            throw Bad(parameter, $"{json.GetRawText()} is not {form.Expected}", exception);
        }
    }

    private static HostException Bad(ParameterInfo parameter, string reason, Exception? cause) =>
        new(ErrorCode.BadRequest, $"Argument '{parameter.Name}' ({parameter.ParameterType.Name}): {reason}.", cause?.Message, cause);
}
