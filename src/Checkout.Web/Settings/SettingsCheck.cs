using System.Collections;
using System.Reflection;

namespace Checkout.Web.Settings;

/// <summary>A section of settings, as the check at the start reads it.</summary>
/// <param name="Read">Binds and validates it.</param>
public sealed record SettingsSection(string Name, Type Type, Func<IServiceProvider, object> Read);

/// <summary>Finds everything that is wrong with the settings at once, before anything reads them.</summary>
public static class SettingsCheck
{
    /// <returns>One sentence for each problem; none names a value that is a secret.</returns>
    public static IReadOnlyList<string> Problems(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        return [.. services.GetServices<SettingsSection>().SelectMany(section => Problems(section, services, configuration))
            .Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What an operator reads instead of a stack trace.</summary>
    public static string Page(IReadOnlyList<string> problems) =>
        $"The portal does not start: {(problems.Count == 1 ? "a setting needs" : $"{problems.Count} settings need")} your attention.\n\n"
        + string.Concat(problems.Select(problem => $"  {problem}\n"))
        + "\nSettings come from appsettings.json, appsettings.{Environment}.json, environment variables (Vendor__Name) and arguments\n"
        + "(--Vendor:Name=…). docs/configuration.md describes all of them, docs/deployment.md those that every deployment needs.\n";

    private static IEnumerable<string> Problems(SettingsSection section, IServiceProvider services, IConfiguration configuration)
    {
        var unknown = configuration.GetSection(section.Name).GetChildren().Select(child => child.Key)
            .Except(section.Type.GetProperties().Select(property => property.Name), StringComparer.OrdinalIgnoreCase)
            .Select(name => $"{section.Name}:{name}: There is no such setting.").ToList();
        try
        {
            section.Read(services);
            return unknown;
        }
        catch (OptionsValidationException invalid)
        {
            return invalid.Failures.Concat(unknown);
        }
        catch (InvalidOperationException unreadable)
        {
            // The binder names what it can't read, or what it doesn't know in an inner class; it says the first only.
            return unknown.Count > 0 ? unknown : [Unreadable(section, configuration) ?? $"{section.Name}: {unreadable.Message}"];
        }
    }

    /// <summary>The first setting that isn't what its property takes.</summary>
    private static string? Unreadable(SettingsSection section, IConfiguration configuration)
    {
        foreach (var property in section.Type.GetProperties().Where(property => property.CanWrite))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (configuration[$"{section.Name}:{property.Name}"] is { Length: > 0 } text && !IsReadable(type, text))
            {
                return $"{section.Name}:{property.Name}: “{text}” is not {Form(type)}.";
            }
        }

        return null;
    }

    private static bool IsReadable(Type type, string text)
    {
        try
        {
            return type == typeof(string) || type.IsAssignableTo(typeof(IEnumerable))
                || System.ComponentModel.TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text) is not null;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Form(Type type) =>
        type == typeof(bool) ? "True or False"
        : type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : type == typeof(int) ? "a whole number"
        : "a number";
}
